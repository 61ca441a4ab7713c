package cn.anxin.hub.embedded.city;

/** How an enterprise lives, and so most likely how it is decided. */
enum Nature {
    /** Meets Art. 4: a certificate of level 1 or 2, and nothing against it. */
    MODEL,
    /** Neither rewarded nor punished. */
    PLAIN,
    /** Has committed an act of Art. 7 that is still held against it. */
    OFFENDER,
    /** Had: lapsed, repaired, annulled or acquitted. */
    REFORMED,
    /** Not one that Art. 2 looks at, or gone. */
    OUTSIDE;

    static Nature of(Chance chance) {
        int lot = chance.between(1, 100);
        if (lot <= 16) {
            return MODEL;
        }
        if (lot <= 25) {
            return OFFENDER;
        }
        if (lot <= 31) {
            return REFORMED;
        }
        return lot <= 43 ? OUTSIDE : PLAIN;
    }
}
