package cn.anxin.hub.api;

import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;

/** Ends a request with a problem. */
final class Refused extends RuntimeException {

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.detail().both());
        this.problem = problem;
    }

    Refused(ProblemCode code, String zh, String en) {
        this(Problem.of(code, zh, en));
    }

    Problem problem() {
        return problem;
    }
}
