/** Until when recipients have to answer, in working days, and who is late. */
@NullMarked
package cn.anxin.hub.term;

import org.jspecify.annotations.NullMarked;
