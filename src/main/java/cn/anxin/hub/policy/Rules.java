package cn.anxin.hub.policy;

import java.util.List;
import java.util.Set;

/**
 * What decides: the part of a policy that works on records.
 *
 * @param records every set that a rule looks at, each at the place of its number
 * @param measures in the order of the file
 * @param openInForce what is open in the day from which the policy is in force
 */
public record Rules(
        List<RecordSet> records,
        Scope scope,
        List<Condition> conditions,
        List<Act> acts,
        Listing listing,
        Repair repair,
        List<MeasureArticle> measures,
        Set<String> openInForce) {}
