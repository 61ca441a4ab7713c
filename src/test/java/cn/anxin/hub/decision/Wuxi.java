package cn.anxin.hub.decision;

import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.policy.PolicyFiles;
import cn.anxin.hub.record.CreditRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The policy of the project, and short ways to ask it. */
final class Wuxi {

    static final Path POLICIES = Path.of("policies");
    static final Policy POLICY = PolicyFiles.load(POLICIES);
    static final Decision DECISION = new Decision(POLICY);

    private Wuxi() {}

    /** Decides the records as they stand. */
    static Assessment decide(String asOf, CreditRecord... records) {
        return DECISION.decide(Records.FOUNDRY, List.of(records), LocalDate.parse(asOf));
    }

    /** Decides a steel works with a valid certificate and these records. */
    static Assessment decideSteelWorks(String asOf, CreditRecord... records) {
        return DECISION.decide(Records.FOUNDRY, steelWorks(records), LocalDate.parse(asOf));
    }

    static List<CreditRecord> steelWorks(CreditRecord... records) {
        List<CreditRecord> all = new ArrayList<>(List.of(Records.steelProfile(), Records.certificate()));
        all.addAll(Arrays.asList(records));
        return all;
    }
}
