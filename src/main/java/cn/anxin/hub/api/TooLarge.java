package cn.anxin.hub.api;

import java.io.IOException;

/** A body went over its limit while it was read. */
final class TooLarge extends IOException {

    private final long limit;

    TooLarge(long limit) {
        super("more than " + limit + " bytes");
        this.limit = limit;
    }

    long limit() {
        return limit;
    }
}
