/** (before, after, recipient) to a notice: what changed, in whose words, and what each kind of recipient may see. */
@NullMarked
package cn.anxin.hub.notice;

import org.jspecify.annotations.NullMarked;
