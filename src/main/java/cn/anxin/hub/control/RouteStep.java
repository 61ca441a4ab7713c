package cn.anxin.hub.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step of a route.
 *
 * @param kind as Camel names it: bean, choice, toD …
 * @param what it does, as the route says it: a method, an address without host and parameters, a name that is set
 * @param counts since this process began; empty for a step that Camel does not count
 * @param branches ways that begin here; without any the route simply goes on
 */
public record RouteStep(String id, String kind, String what, Optional<StepCounts> counts, List<Branch> branches) {

    /** What a step did: numbers, and times in milliseconds. */
    public record StepCounts(long done, long failed, long inFlight, long mean, long longest, long last) {}

    /**
     * A way that begins at a step.
     *
     * @param kind when, otherwise, doCatch, onFallback, or empty for the way itself
     * @param condition under which it is taken; empty where there is none
     */
    public record Branch(String kind, String condition, List<RouteStep> steps) {}

    /** This step and all below it, in their order. */
    public Stream<RouteStep> all() {
        return Stream.concat(
                Stream.of(this),
                branches.stream().flatMap(branch -> branch.steps().stream()).flatMap(RouteStep::all));
    }
}
