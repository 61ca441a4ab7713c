/** What many tests need: a real database, fast. */
@NullMarked
package cn.anxin.hub.support;

import org.jspecify.annotations.NullMarked;
