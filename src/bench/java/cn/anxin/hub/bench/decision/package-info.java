/** The decision by itself, beside the same law as rules of Drools. */
@NullMarked
package cn.anxin.hub.bench.decision;

import org.jspecify.annotations.NullMarked;
