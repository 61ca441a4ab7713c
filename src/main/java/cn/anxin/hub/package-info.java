/** Anxin Hub (安信通): the integration hub for safety-production credit. */
@NullMarked
package cn.anxin.hub;

import org.jspecify.annotations.NullMarked;
