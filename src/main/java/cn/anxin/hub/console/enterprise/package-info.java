/** Finding enterprises, and an enterprise's file. */
@NullMarked
package cn.anxin.hub.console.enterprise;

import org.jspecify.annotations.NullMarked;
