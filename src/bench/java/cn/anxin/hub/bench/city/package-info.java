/** A made-up city of any size: the same rows for the same seed and day. */
@NullMarked
package cn.anxin.hub.bench.city;

import org.jspecify.annotations.NullMarked;
