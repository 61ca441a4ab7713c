/** The packaged hub as a process that is killed: whatever dies, nothing is lost, doubled or left unexplained. */
@NullMarked
package cn.anxin.hub.crash;

import org.jspecify.annotations.NullMarked;
