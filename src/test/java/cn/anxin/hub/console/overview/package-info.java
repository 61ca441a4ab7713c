@NullMarked
package cn.anxin.hub.console.overview;

import org.jspecify.annotations.NullMarked;
