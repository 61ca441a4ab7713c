package cn.anxin.hub.ledger;

/** What came in, and what became of it. */
public record Counts(long received, long accepted, long duplicate, long rejected, long quarantined) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts plus(Counts more) {
        return new Counts(
                received + more.received,
                accepted + more.accepted,
                duplicate + more.duplicate,
                rejected + more.rejected,
                quarantined + more.quarantined);
    }

    /** Whether nothing was dropped in silence. */
    public boolean isBalanced() {
        return received == accepted + duplicate + rejected + quarantined;
    }
}
