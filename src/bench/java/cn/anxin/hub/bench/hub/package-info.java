/** The packaged hub in a process of its own, and what it costs. */
@NullMarked
package cn.anxin.hub.bench.hub;

import org.jspecify.annotations.NullMarked;
