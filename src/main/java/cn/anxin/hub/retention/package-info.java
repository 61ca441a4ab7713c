/** What is kept for how long, and the job that lets the rest go. */
@NullMarked
package cn.anxin.hub.retention;

import org.jspecify.annotations.NullMarked;
