package cn.anxin.hub.record;

/**
 * What makes a record one record: its source, its type, and the source's own identifier.
 *
 * @param source the feed, such as {@code emergency}
 * @param type the record type, such as {@code penalty}
 * @param recordId the source's own key, 1 to 64 characters
 */
public record RecordKey(String source, String type, String recordId) implements Comparable<RecordKey> {

    /** The form in which answers, repairs and notices cite a record: {@code source/type/recordId}. */
    public String reference() {
        return source + "/" + type + "/" + recordId;
    }

    /** By reference. */
    @Override
    public int compareTo(RecordKey other) {
        if (type.equals(other.type) && source.equals(other.source)) {
            return CodePoints.ORDER.compare(recordId, other.recordId);
        }
        return CodePoints.ORDER.compare(reference(), other.reference());
    }

    @Override
    public String toString() {
        return reference();
    }
}
