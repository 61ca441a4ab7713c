package cn.anxin.hub.policy;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;
import java.util.List;

/**
 * A worked example beside a policy: what these records have to come to on that day.
 *
 * @param expectations what is said about the outcome; what is not mentioned may be anything
 */
public record Example(
        Place place, String name, LocalDate on, List<CreditRecord> records, List<Expectation> expectations) {

    /** The enterprise of every example. */
    public static final Uscc ENTERPRISE = new Uscc("91320205MA1WX0T109");

    /** One thing expected: values as {@code cases.yaml} writes them. */
    public record Expectation(Place place, What what, List<String> values) {}

    /** What can be expected; {@code docs/policy.md} shows how each is written. */
    public enum What {
        STATUS("status"),
        SCOPE("scope"),
        ARTICLES("articles"),
        GROUNDS("grounds"),
        REPAIRABLE("repairable"),
        EVIDENCE("evidence"),
        MET("met"),
        NOT_MET("not-met"),
        PENDING("pending"),
        MEASURES("measures"),
        WARNINGS("warnings"),
        NEXT("next");

        private final String key;

        What(String key) {
            this.key = key;
        }

        /** As the file has it. */
        public String key() {
            return key;
        }
    }
}
