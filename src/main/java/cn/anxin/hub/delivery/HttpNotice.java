package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Deliveries.Due;

/**
 * A notice as a request; the route makes headers of its parts.
 *
 * @param timestamp when it was signed, in seconds since 1970
 * @param signature over the time and the body
 * @param traceparent where whoever takes it may go on with its trace; empty where there is none
 */
public record HttpNotice(Due due, String timestamp, String signature, String traceparent) {

    public String id() {
        return due.noticeId().toString();
    }

    public String body() {
        return due.content();
    }
}
