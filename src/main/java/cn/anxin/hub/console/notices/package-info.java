/** The pages of what goes out: notices, batches, statements, what is overdue, and to whom. */
@NullMarked
package cn.anxin.hub.console.notices;

import org.jspecify.annotations.NullMarked;
