package cn.anxin.hub.policy;

import java.time.Period;
import java.util.Set;

/** For how long an act is a ground, from its trigger day on. */
public record Listing(Period lasts, Set<String> openParameters) {}
