package cn.anxin.hub.policy;

import java.util.Set;

/** An item of the article that lists the conditions of the incentive (Art. 4). */
public record Condition(int article, int item, Requirement requirement, Set<String> openParameters) {}
