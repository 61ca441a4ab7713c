@NullMarked
package cn.anxin.hub.console.routes;

import org.jspecify.annotations.NullMarked;
