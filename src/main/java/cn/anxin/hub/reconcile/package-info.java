/** By what a recipient proves to itself that it has everything: checks of one enterprise, snapshots, daily statements. */
@NullMarked
package cn.anxin.hub.reconcile;

import org.jspecify.annotations.NullMarked;
