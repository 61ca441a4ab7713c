/** The regulation as data: articles, parameters, acts, conditions, measures, and the strict loader of its files. */
@NullMarked
package cn.anxin.hub.policy;

import org.jspecify.annotations.NullMarked;
