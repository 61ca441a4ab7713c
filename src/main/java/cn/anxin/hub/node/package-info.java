/** This process among equal ones: that it lives, and that it can reach what all of them share. */
@NullMarked
package cn.anxin.hub.node;

import org.jspecify.annotations.NullMarked;
