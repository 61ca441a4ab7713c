package cn.anxin.hub.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which notices a list has.
 *
 * @param state WAITING, DELIVERED, DEAD or DISCARDED
 * @param change START, AMEND or END
 * @param regime JOINT_PUNISHMENT or JOINT_INCENTIVE
 * @param from the first day on which they were issued
 * @param until the last one
 * @param text an enterprise's code, a notice's number or its id
 */
public record NoticeFilter(
        Optional<String> recipient,
        Optional<String> state,
        Optional<String> change,
        Optional<String> regime,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<String> text) {

    public static final List<String> STATES = List.of("WAITING", "DELIVERED", "DEAD", "DISCARDED");
    public static final List<String> CHANGES = List.of("START", "AMEND", "END");
    public static final List<String> REGIMES = List.of("JOINT_PUNISHMENT", "JOINT_INCENTIVE");

    /** All of them. */
    public static final NoticeFilter ALL = new NoticeFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Whether there is anything by which the index of deliveries finds them. */
    boolean isOfDeliveries() {
        return recipient.isPresent() || state.isPresent() || change.isPresent() || regime.isPresent();
    }

    boolean hasDays() {
        return from.isPresent() || until.isPresent();
    }

    String[] states() {
        return state.map(Stream::of).orElseGet(STATES::stream).toArray(String[]::new);
    }

    /** The kinds that it has, as deliveries note them. */
    String[] kinds() {
        List<String> regimes = regime.map(List::of).orElse(REGIMES);
        return change.map(Stream::of)
                .orElseGet(CHANGES::stream)
                .flatMap(each -> regimes.stream().map(of -> kind(each, of)))
                .toArray(String[]::new);
    }

    static String kind(String change, String regime) {
        return change.substring(0, 1) + (regime.equals("JOINT_INCENTIVE") ? "I" : "P");
    }
}
