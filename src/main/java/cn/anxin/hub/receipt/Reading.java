package cn.anxin.hub.receipt;

/** A receipt as far as it could be read. */
public sealed interface Reading {

    /** It says something that can be judged. */
    record Read(Receipt receipt) implements Reading {}

    /**
     * It does not.
     *
     * @param noticeId what stood for it
     * @param outcome what stood for it
     */
    record Unreadable(String noticeId, String outcome, Refusal refusal) implements Reading {

        public Unreadable {
            noticeId = Plain.text(noticeId, 100);
            outcome = Plain.text(outcome, 100);
        }
    }
}
