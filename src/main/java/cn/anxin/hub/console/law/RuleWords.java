package cn.anxin.hub.console.law;

import cn.anxin.hub.policy.ActRule;
import cn.anxin.hub.policy.RecordSet;
import cn.anxin.hub.policy.RecordSet.TypeName;
import cn.anxin.hub.policy.Requirement;
import java.util.Comparator;
import java.util.List;

/** What decides an act or a condition, in words: from which records, and how. */
final class RuleWords {

    private RuleWords() {}

    static Phrase of(ActRule rule) {
        if (rule instanceof ActRule.Burst burst) {
            return Phrase.of(
                    "policy.rule.burst." + burst.window(),
                    records(burst.records()),
                    burst.count(),
                    burst.within(),
                    burst.day());
        } else if (rule instanceof ActRule.Overdue overdue) {
            return Phrase.of("policy.rule.overdue", records(overdue.records()), overdue.due(), overdue.done());
        }
        ActRule.Each each = (ActRule.Each) rule;
        return Phrase.of("policy.rule.each", records(each.records()), each.day());
    }

    static Phrase of(Requirement requirement) {
        if (requirement instanceof Requirement.NoActWithin rule) {
            return Phrase.of("policy.rule.no-act", rule.within());
        } else if (requirement instanceof Requirement.NoneWithin rule) {
            String key = rule.pendingWhen().isPresent() ? "policy.rule.none-or-pending" : "policy.rule.none";
            return Phrase.of(key, records(rule.records()), rule.day(), rule.within());
        } else if (requirement instanceof Requirement.Valid rule) {
            return Phrase.of("policy.rule.valid", records(rule.records()), rule.from(), rule.until());
        } else if (requirement instanceof Requirement.Latest rule) {
            return Phrase.of("policy.rule.latest", records(rule.records()), rule.day(), rule.within());
        } else if (requirement instanceof Requirement.Any rule) {
            return Phrase.of("policy.rule.any", all(rule.requirements()));
        }
        return Phrase.of("policy.rule.all", all(((Requirement.All) requirement).requirements()));
    }

    private static List<Phrase> all(List<Requirement> requirements) {
        return requirements.stream().map(RuleWords::of).toList();
    }

    private static List<Phrase> records(RecordSet set) {
        return set.types().stream()
                .sorted(Comparator.comparing(TypeName::source))
                .map(type -> Phrase.of("policy.records", type.source(), Phrase.of("record-type." + type.type())))
                .toList();
    }
}
