package cn.anxin.hub.policy;

import java.util.NavigableMap;
import java.util.Set;

/**
 * Whom the regulation covers (Art. 2): the latest record of {@code profiles} meets an item, and the latest record of
 * {@code registrations}, if there is one, does not meet {@code unless}.
 */
public record Scope(
        RecordSet profiles,
        NavigableMap<Integer, Criterion> items,
        RecordSet registrations,
        Criterion unless,
        Set<String> openParameters) {}
