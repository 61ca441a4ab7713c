package cn.anxin.hub.notice;

import java.util.Optional;

/** What a notice takes from the policy besides the decision. */
public interface LawText {

    /** The item's own words. */
    String text(int article, int item);

    /** Who issues for a district (Art. 3); the city's authority where the district is unknown or has none of its own. */
    Authority authority(Optional<String> district);
}
