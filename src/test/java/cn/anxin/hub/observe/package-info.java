/** The hub as its monitor sees it. */
@NullMarked
package cn.anxin.hub.observe;

import org.jspecify.annotations.NullMarked;
