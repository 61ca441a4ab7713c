/** The steps on the way from a file to its notices: how long each takes, and, where traces are kept, its spans. */
@NullMarked
package cn.anxin.hub.trace;

import org.jspecify.annotations.NullMarked;
