/** What the hub asks of servers that are not its own before it starts: the profile {@code external}. */
@NullMarked
package cn.anxin.hub.external;

import org.jspecify.annotations.NullMarked;
