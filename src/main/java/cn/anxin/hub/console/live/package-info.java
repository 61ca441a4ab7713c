/** Tells open pages that something has changed, and that the line to them still stands. */
@NullMarked
package cn.anxin.hub.console.live;

import org.jspecify.annotations.NullMarked;
