/** How fast a whole city is decided again. */
@NullMarked
package cn.anxin.hub.bench.review;

import org.jspecify.annotations.NullMarked;
