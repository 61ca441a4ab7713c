/** Users, tokens, roles and the audit of every action. */
@NullMarked
package cn.anxin.hub.security;

import org.jspecify.annotations.NullMarked;
