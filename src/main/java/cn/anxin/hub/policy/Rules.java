package cn.anxin.hub.policy;

import java.util.List;
import java.util.Set;

/**
 * What decides: the part of a policy that works on records.
 *
 * @param measures in the order of the file
 * @param openInForce what is open in the day from which the policy is in force
 */
public record Rules(
        Scope scope,
        List<Condition> conditions,
        List<Act> acts,
        Listing listing,
        Repair repair,
        List<MeasureArticle> measures,
        Set<String> openInForce) {}
