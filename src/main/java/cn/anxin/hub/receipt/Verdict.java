package cn.anxin.hub.receipt;

import java.util.Set;

/** What becomes of a receipt. */
public sealed interface Verdict {

    /**
     * It is taken.
     *
     * @param concerned the measures that it is about; empty where it is the notice alone
     */
    record Accepted(Set<MeasureRef> concerned) implements Verdict {}

    /** It was said before; that one is what counts. */
    record Repeated(First first) implements Verdict {}

    /** It cannot be. */
    record Refused(Refusal refusal) implements Verdict {}
}
