/** What runs: the routes with their figures, their pictures and their switches, and the ways to the remote ends. */
@NullMarked
package cn.anxin.hub.console.routes;

import org.jspecify.annotations.NullMarked;
