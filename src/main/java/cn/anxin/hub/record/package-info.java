/** A credit record: its key, its type's columns, and the reading and checking of every cell. */
@NullMarked
package cn.anxin.hub.record;

import org.jspecify.annotations.NullMarked;
