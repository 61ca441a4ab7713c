/** Lists as files. */
@NullMarked
package cn.anxin.hub.console.table;

import org.jspecify.annotations.NullMarked;
