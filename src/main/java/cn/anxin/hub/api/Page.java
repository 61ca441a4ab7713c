package cn.anxin.hub.api;

import java.util.List;
import java.util.Optional;

/**
 * A page of things that wait for an operator, the oldest first.
 *
 * @param next what {@code after} has to be for the page that follows; null where none does
 */
record Page<T>(List<T> items, Optional<String> next) {}
