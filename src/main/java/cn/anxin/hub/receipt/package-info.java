/** What recipients answer to notices: read, judged as a state machine per notice and measure, and kept. */
@NullMarked
package cn.anxin.hub.receipt;

import org.jspecify.annotations.NullMarked;
