/** How soon the hub is there. */
@NullMarked
package cn.anxin.hub.bench.start;

import org.jspecify.annotations.NullMarked;
