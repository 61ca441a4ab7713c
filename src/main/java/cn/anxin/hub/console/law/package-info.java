/** The regulation beside what it was made of as data. */
@NullMarked
package cn.anxin.hub.console.law;

import org.jspecify.annotations.NullMarked;
