/** Routes are started, stopped, suspended and resumed by operators, on every node and for good. */
@NullMarked
package cn.anxin.hub.control;

import org.jspecify.annotations.NullMarked;
