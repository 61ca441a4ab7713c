package cn.anxin.hub.notice;

import java.util.Set;

/**
 * One who is told, and what concerns it.
 *
 * @param id its own, such as {@code bank-1}
 * @param kind the kind of recipient that the policy's measures name, such as {@code bank}
 * @param districts the division codes it is limited to; empty for the whole city
 */
public record Recipient(String id, String name, String kind, Way way, Set<String> districts) {

    public Recipient {
        districts = Set.copyOf(districts);
    }

    /** Whether enterprises of this district concern it; one of an unknown district concerns only who has the whole city. */
    public boolean covers(String district) {
        return districts.isEmpty() || districts.contains(district);
    }
}
