package cn.anxin.hub.notice;

import cn.anxin.hub.policy.Authority;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A notice as issued.
 *
 * @param id what makes a repeated delivery the same notice
 * @param noticeNo what people cite: authority, year, running number; unique, with gaps
 * @param issuedAt to the second, in the business zone
 */
public record Notice(UUID id, String noticeNo, OffsetDateTime issuedAt, NoticeBody body) {

    /** The number in which an authority cites a notice of a year: {@code 320205-2026-000123}. */
    public static String number(Authority authority, int year, long running) {
        return "%s-%d-%06d".formatted(authority.code(), year, running);
    }
}
