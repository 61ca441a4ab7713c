/** The first sheet of an Excel workbook (.xlsx), row by row, in little memory whatever its size. */
@NullMarked
package cn.anxin.hub.sheet;

import org.jspecify.annotations.NullMarked;
