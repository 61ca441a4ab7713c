/** Claims the enterprises that are due, decides each, and writes assessment and notices in one transaction. */
@NullMarked
package cn.anxin.hub.review;

import org.jspecify.annotations.NullMarked;
