/** Who did and who saw what, and whether the record of it is whole. */
@NullMarked
package cn.anxin.hub.console.audit;

import org.jspecify.annotations.NullMarked;
