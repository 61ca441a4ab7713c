package cn.anxin.hub.notice;

import cn.anxin.hub.policy.Authority;
import cn.anxin.hub.policy.Policy;
import java.util.Optional;

/** What a notice takes from the policy besides the decision. */
public interface LawText {

    /** The item's own words. */
    String text(int article, int item);

    /** Whether the article's measures wait for the recipient's own confirmation (经…认定后, Art. 6). */
    boolean requiresConfirmation(int article);

    /** Whether a kind of recipient may see what is for government only. */
    boolean isGovernment(String kind);

    /** Who issues for a district (Art. 3); the city's authority where the district is unknown or has none of its own. */
    Authority authority(Optional<String> district);

    /** As the policy has it. */
    static LawText of(Policy policy) {
        return new LawText() {
            @Override
            public String text(int article, int item) {
                return policy.text(article, item);
            }

            @Override
            public boolean requiresConfirmation(int article) {
                return policy.requiresConfirmation(article);
            }

            @Override
            public boolean isGovernment(String kind) {
                return policy.isGovernment(kind);
            }

            @Override
            public Authority authority(Optional<String> district) {
                return policy.authority(district);
            }
        };
    }
}
