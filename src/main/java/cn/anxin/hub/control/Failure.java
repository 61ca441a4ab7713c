package cn.anxin.hub.control;

import java.time.Instant;

/**
 * Something that failed in a route. Never what was carried: no content, no header.
 *
 * @param at by the hub's clock
 * @param exchange Camel's name of what failed
 * @param step the id of the step; empty where it cannot be told
 * @param kind of trouble: the exception's name
 * @param message what the deepest cause said, without what looks like somebody's code or number
 * @param handled whether the route's error handling dealt with it
 */
public record Failure(Instant at, String exchange, String step, String kind, String message, boolean handled) {}
