/** What stands behind an enterprise's assessment, in one file that verifies without the hub. */
@NullMarked
package cn.anxin.hub.evidence;

import org.jspecify.annotations.NullMarked;
