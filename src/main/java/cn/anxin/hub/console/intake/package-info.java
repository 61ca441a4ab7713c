/** 接入: what came in and what became of it, what waits for a person, and files that users hand in. */
@NullMarked
package cn.anxin.hub.console.intake;

import org.jspecify.annotations.NullMarked;
