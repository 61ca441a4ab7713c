/** The same job as the books show it: split, a queue in between, one statement a row, one send a notice. */
@NullMarked
package cn.anxin.hub.bench.textbook;

import org.jspecify.annotations.NullMarked;
