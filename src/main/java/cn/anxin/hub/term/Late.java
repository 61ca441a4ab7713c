package cn.anxin.hub.term;

import cn.anxin.hub.ledger.Unanswered.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice that its recipient has not answered in time.
 *
 * @param missing RECEIVED, or LIFTED of an END
 * @param dueOn the last day of its term
 * @param provisional whether the term reaches into a year whose working days are not published
 */
public record Late(
        UUID noticeId,
        String noticeNo,
        String recipient,
        String uscc,
        int sequence,
        String change,
        Kind missing,
        Instant deliveredAt,
        LocalDate dueOn,
        boolean provisional) {}
