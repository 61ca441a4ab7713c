package cn.anxin.hub.review;

import org.springframework.core.NestedExceptionUtils;

/** Why a review failed, in one line: what the innermost cause says first. */
final class Reason {

    private Reason() {}

    static String of(RuntimeException fault) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(fault);
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
