package cn.anxin.hub.registry;

import java.util.Set;

/** The kinds of recipient that the measures of Arts. 5, 6, 8, 9 and 10 are assigned to. */
final class RecipientKinds {

    static final Set<String> ALL = Set.of(
            "development-reform",
            "science-technology",
            "industry-it",
            "finance",
            "human-resources",
            "administrative-approval",
            "trade-union",
            "securities-regulator",
            "bank",
            "insurer",
            "emergency-management",
            "public-disclosure");

    private RecipientKinds() {}
}
