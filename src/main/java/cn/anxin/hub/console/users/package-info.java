/** Who may come in: users, tokens, one's own password. */
@NullMarked
package cn.anxin.hub.console.users;

import org.jspecify.annotations.NullMarked;
