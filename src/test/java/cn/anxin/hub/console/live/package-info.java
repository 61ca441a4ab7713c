@NullMarked
package cn.anxin.hub.console.live;

import org.jspecify.annotations.NullMarked;
