/** How an enterprise is found by its name: as it is written, as it is read, and by what is like it. Pure. */
@NullMarked
package cn.anxin.hub.search;

import org.jspecify.annotations.NullMarked;
