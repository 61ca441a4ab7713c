@NullMarked
package cn.anxin.hub.control;

import org.jspecify.annotations.NullMarked;
