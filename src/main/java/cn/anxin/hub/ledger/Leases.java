package cn.anxin.hub.ledger;

/** The conditions, as SQL, under which one node may have what another one had. */
final class Leases {

    private static final String LIVES = "exists (select from node where id = %s and lease_until > now())";

    /** The asking node is taken for alive by the others. */
    static final String ALIVE = LIVES.formatted(":node");

    private Leases() {}

    /** Nobody who lives holds the row. */
    static String free(String row) {
        String owner = row + ".lease_owner";
        return "(" + owner + " is null or not " + LIVES.formatted(owner) + ")";
    }
}
