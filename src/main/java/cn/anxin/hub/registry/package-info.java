/** Who takes part: the feeds and recipients, seeded from agencies.yaml and ruled by the database from then on. */
@NullMarked
package cn.anxin.hub.registry;

import org.jspecify.annotations.NullMarked;
