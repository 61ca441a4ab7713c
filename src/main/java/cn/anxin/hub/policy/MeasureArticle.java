package cn.anxin.hub.policy;

import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/**
 * An article whose items are measures.
 *
 * @param forActsOf under punishment, the items of acts that bring it; empty under the incentive
 * @param confirmedByRecipient whether each measure takes effect when its recipient confirms it (经…认定后)
 * @param openParameters what is open in the assignment of its items to recipients
 */
public record MeasureArticle(
        int article,
        Regime regime,
        Set<Integer> forActsOf,
        boolean confirmedByRecipient,
        NavigableMap<Integer, Measure> measures,
        Set<String> openParameters) {

    /** When the article is in force. */
    public enum Regime {
        INCENTIVE,
        PUNISHMENT
    }

    /**
     * One item.
     *
     * @param recipientKinds whom it concerns, ascending
     * @param basis the legal basis, as a notice may quote it
     */
    public record Measure(int item, List<String> recipientKinds, String basis) {}
}
