package cn.anxin.hub.crash;

/** The places between two writes at which a killed process could lose, double or renumber something. */
enum NamedStep {
    /** The first chunk of a file is in the ledger, the second is not. */
    BETWEEN_CHUNKS("cn.anxin.hub.intake.Chunks#take@2"),
    /** The file is on the hub's disk and nowhere else. */
    SPOOLED("cn.anxin.hub.intake.FeedFiles#spool@1"),
    /** Every row is in the ledger, no receipt is written. */
    TAKEN_BEFORE_RECEIPT("cn.anxin.hub.intake.FeedFiles#take@1"),
    /** The receipt is written, the file is still in {@code out/}. */
    ANSWERED_BEFORE_MOVE("cn.anxin.hub.intake.FeedFiles#answer@1"),
    /** The data file is out of the way, its flag is not. */
    DATA_MOVED_BEFORE_FLAG("cn.anxin.hub.ledger.Intakes#done@1"),
    /** Decided and told, in the ledger; the first who looks has found what waits, and nothing is delivered. */
    DECIDED_BEFORE_DELIVERY("cn.anxin.hub.delivery.Allowance#sent@1"),
    /** The broker has the messages, the ledger does not know it. */
    QUEUED_BEFORE_MARK("cn.anxin.hub.delivery.NoticeQueue#send@1"),
    /** A batch has its number, notices and bytes, in a transaction that is not committed. */
    BATCH_UNCOMMITTED("cn.anxin.hub.ledger.DropBatches#keep@1"),
    /** The batch is fixed, nothing of it is written. */
    BATCH_BEFORE_FILE("cn.anxin.hub.delivery.Drops#content@1"),
    /** The batch's file is there, its flag is not. */
    FILE_BEFORE_FLAG("cn.anxin.hub.delivery.Drops#flag@1"),
    /** File and flag are there and marked; the process dies before it goes on. */
    MARKED("cn.anxin.hub.delivery.Drops#delivered@1");

    private final String method;

    NamedStep(String method) {
        this.method = method;
    }

    /** {@code <class>#<method>@<which return of it>}, as {@link StepAgent} wants it. */
    String method() {
        return method;
    }
}
