package cn.anxin.hub.policy;

import java.time.Period;
import java.util.Set;

/**
 * When a repair (信用修复) ends a ground.
 *
 * @param names the column with the reference of the act's record
 * @param earliest from the trigger day to the first day on which a repair takes effect
 */
public record Repair(RecordSet records, String names, Period earliest, Set<String> openParameters) {}
