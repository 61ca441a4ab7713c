/** From rows in files to notices in queues and drops, beside the least that the same rows cost. */
@NullMarked
package cn.anxin.hub.bench.pipeline;

import org.jspecify.annotations.NullMarked;
