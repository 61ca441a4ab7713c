@NullMarked
package cn.anxin.hub.console.notices;

import org.jspecify.annotations.NullMarked;
