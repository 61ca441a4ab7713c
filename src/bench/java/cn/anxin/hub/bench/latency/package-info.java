/** How soon one record's consequence is with who has to act. */
@NullMarked
package cn.anxin.hub.bench.latency;

import org.jspecify.annotations.NullMarked;
