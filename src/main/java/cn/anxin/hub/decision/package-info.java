/** (policy, records, day) to an assessment with its reasons and the next day on which it changes. */
@NullMarked
package cn.anxin.hub.decision;

import org.jspecify.annotations.NullMarked;
