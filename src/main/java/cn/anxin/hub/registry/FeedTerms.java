package cn.anxin.hub.registry;

import cn.anxin.hub.record.Expectation;
import java.time.Duration;
import java.util.Optional;

/**
 * What is agreed with an agency about its feed.
 *
 * @param snapshot whether a file says all that there is, so that what is not in it has ended
 * @param vanishing the share, in per cent, of which no more may be missing from a snapshot before an operator is asked
 * @param expected when the next records should be there; empty where nothing is agreed
 * @param poll how long the hub waits, when it has everything, before it asks a service or a table again
 * @param rows how a table's rows are read; empty for other ways
 */
public record FeedTerms(
        boolean snapshot, int vanishing, Optional<Expectation> expected, Duration poll, Optional<TableRows> rows) {

    /**
     * How a table's rows are read.
     *
     * @param type of the records in them
     * @param key the column that only ever grows, and in whose order they are read
     * @param settle how long the largest key has to be known before rows up to it are read: so long a transaction with a
     *     smaller key may take
     */
    public record TableRows(String type, String key, Duration settle) {}
}
