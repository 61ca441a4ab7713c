/** Tries the way to each remote end, layer by layer, and says which one fails and what to do. */
@NullMarked
package cn.anxin.hub.probe;

import org.jspecify.annotations.NullMarked;
