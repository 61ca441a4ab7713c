/** What one process of the hub stands on: its folder, its secrets, its clock, and the line it ends with when it cannot start. */
@NullMarked
package cn.anxin.hub.home;

import org.jspecify.annotations.NullMarked;
