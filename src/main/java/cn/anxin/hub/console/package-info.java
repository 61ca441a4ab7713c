/** The operators' pages. */
@NullMarked
package cn.anxin.hub.console;

import org.jspecify.annotations.NullMarked;
