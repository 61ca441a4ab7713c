package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Normalised;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that a code is known by: every registered one is good, also former ones; where none is registered, only the
 * first one known. Names are compared normalised.
 */
public final class KnownNames {

    private final Map<String, String> registered = new LinkedHashMap<>();
    private final List<String> first = new ArrayList<>();

    void add(String normalised, String name, boolean isRegistered) {
        if (isRegistered) {
            registered.put(normalised, name);
        } else if (first.isEmpty()) {
            first.add(name);
        }
    }

    /** Adds a registered name; false where it is known as one already. */
    public boolean register(String name) {
        return registered.putIfAbsent(Normalised.name(name), name) == null;
    }

    /** Keeps the first name that anyone gives; false where one is known already. */
    public boolean keepFirst(String name) {
        return first.isEmpty() && registered.isEmpty() && first.add(name);
    }

    /** The name to show where the given one is not good; empty where the given one may stand. */
    public Optional<String> contradicting(String name) {
        String normalised = Normalised.name(name);
        if (!registered.isEmpty()) {
            return registered.containsKey(normalised)
                    ? Optional.empty()
                    : registered.values().stream().findFirst();
        }
        return first.stream()
                .filter(known -> !Normalised.name(known).equals(normalised))
                .findFirst();
    }
}
