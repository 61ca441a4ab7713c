/** The exchange at a glance: what flows, what waits, what balances, and what needs a person. */
@NullMarked
package cn.anxin.hub.console.overview;

import org.jspecify.annotations.NullMarked;
