package cn.anxin.hub.delivery;

import java.time.Duration;

/** A recipient did not take what it was sent, and may do so later: it is suspended, and what is due to it waits. */
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration atLeast;
    private final boolean gotOn;

    private Unanswered(String cause, Duration atLeast, boolean gotOn) {
        super(cause);
        this.atLeast = atLeast;
        this.gotOn = gotOn;
    }

    static Unanswered because(String cause) {
        return new Unanswered(cause, Duration.ZERO, false);
    }

    static Unanswered because(String cause, Duration atLeast) {
        return new Unanswered(cause, atLeast, false);
    }

    /** The same, of a recipient that took other notices meanwhile: its pauses do not grow. */
    Unanswered butGotOn() {
        return new Unanswered(String.valueOf(getMessage()), atLeast, true);
    }

    /** The shortest pause that it asks for. */
    Duration atLeast() {
        return atLeast;
    }

    boolean gotOn() {
        return gotOn;
    }
}
