/** Tests of what is kept for how long. */
@NullMarked
package cn.anxin.hub.retention;

import org.jspecify.annotations.NullMarked;
