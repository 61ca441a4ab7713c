/** What recipients refused for good, and what becomes of it. */
@NullMarked
package cn.anxin.hub.console.letters;

import org.jspecify.annotations.NullMarked;
