/** What is due to whom: drop batches, queue messages, attempts, pauses, dead letters. */
@NullMarked
package cn.anxin.hub.delivery;

import org.jspecify.annotations.NullMarked;
