package cn.anxin.hub.registry;

/**
 * Within how many working days a recipient has to answer.
 *
 * @param received that a notice has arrived
 * @param lifted that what an END ends is lifted
 */
public record AnswerTerms(int received, int lifted) {

    /** Where a recipient's entry says nothing else. */
    public static final AnswerTerms USUAL = new AnswerTerms(5, 3);
}
