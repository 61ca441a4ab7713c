package cn.anxin.hub.policy;

import java.util.List;
import java.util.Set;

/** An item of the article that lists the dishonest acts (Art. 7), and what makes one. */
public record Act(int article, int item, List<ActRule> rules, Set<String> openParameters) {}
