/** The embedded parts against the real thing: processes are started and killed. */
@NullMarked
package cn.anxin.hub.embedded;

import org.jspecify.annotations.NullMarked;
