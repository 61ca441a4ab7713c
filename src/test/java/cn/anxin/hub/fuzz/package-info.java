/** Readers against inputs that nobody wrote. */
@NullMarked
package cn.anxin.hub.fuzz;

import org.jspecify.annotations.NullMarked;
