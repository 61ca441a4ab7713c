/** How the hub is watched: its management port, its meters, its health, its traces. Nobody depends on it. */
@NullMarked
package cn.anxin.hub.observe;

import org.jspecify.annotations.NullMarked;
