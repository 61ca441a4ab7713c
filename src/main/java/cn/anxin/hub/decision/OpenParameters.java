package cn.anxin.hub.decision;

import cn.anxin.hub.policy.MeasureArticle;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.policy.Rules;
import cn.anxin.hub.record.CodePoints;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** The open parameters of a policy, so that those on which one decision rests are quickly put together, in order. */
final class OpenParameters {

    private final List<String> names;
    private final IdentityHashMap<Set<String>, BitSet> places = new IdentityHashMap<>();

    OpenParameters(Policy policy) {
        Rules rules = policy.rules();
        List<Set<String>> all = new ArrayList<>();
        all.add(rules.openInForce());
        all.add(rules.scope().openParameters());
        rules.acts().forEach(act -> all.add(act.openParameters()));
        all.add(rules.listing().openParameters());
        rules.conditions().forEach(condition -> all.add(condition.openParameters()));
        all.add(rules.repair().openParameters());
        rules.measures().stream().map(MeasureArticle::openParameters).forEach(all::add);
        NavigableSet<String> ordered = new TreeSet<>(CodePoints.ORDER);
        all.forEach(ordered::addAll);
        names = List.copyOf(ordered);
        all.forEach(rule -> places.put(rule, places(rule)));
    }

    private BitSet places(Set<String> rule) {
        BitSet places = new BitSet(names.size());
        rule.forEach(name -> places.set(names.indexOf(name)));
        return places;
    }

    /** Those on which one decision rests. */
    final class Used {

        private final BitSet used = new BitSet(names.size());

        /** @param rule the open parameters of one of the policy's rules */
        Used add(Set<String> rule) {
            used.or(places.getOrDefault(rule, used));
            return this;
        }

        /** Ascending. */
        List<String> names() {
            List<String> ascending = new ArrayList<>(used.cardinality());
            for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
                ascending.add(names.get(i));
            }
            return List.copyOf(ascending);
        }
    }
}
