package cn.anxin.hub.embedded.city;

import static cn.anxin.hub.record.RecordTypes.COURT;
import static cn.anxin.hub.record.RecordTypes.CREDIT_PLATFORM;

import java.time.LocalDate;
import java.util.function.Consumer;

/** What happens to those who committed an act of Art. 7, and what is made good, annulled or acquitted. */
record TroubledLife(Chance chance, LocalDate today, Consumer<Row> write) {

    void live(Firm firm) {
        Misdeeds misdeeds = new Misdeeds(chance, write);
        switch (firm.nature()) {
            case OFFENDER -> offend(firm, misdeeds);
            case REFORMED -> reform(firm, misdeeds);
            case PLAIN -> beLate(firm, misdeeds);
            case MODEL, OUTSIDE -> {}
        }
    }

    private void offend(Firm firm, Misdeeds misdeeds) {
        LocalDate on = chance.day(today.minusMonths(34), today.minusDays(2));
        String act = misdeeds.commit(firm, on);
        if (chance.percent(12) && on.plusMonths(8).isBefore(today)) {
            repair(firm, act, on.plusMonths(chance.between(3, 8)));
        }
    }

    private void reform(Firm firm, Misdeeds misdeeds) {
        switch (chance.between(1, 4)) {
            case 1 ->
                misdeeds.commit(
                        firm,
                        chance.day(today.minusYears(5), today.minusYears(3).minusMonths(4)));
            case 2 -> annulled(firm, misdeeds);
            case 3 -> misdeeds.transfer(firm, chance.day(today.minusYears(3), today.minusMonths(8)), false);
            default -> {
                LocalDate on = chance.day(today.minusMonths(34), today.minusMonths(24));
                repair(firm, misdeeds.commit(firm, on), on.plusMonths(18).plusDays(chance.between(1, 150)));
            }
        }
    }

    private void annulled(Firm firm, Misdeeds misdeeds) {
        LocalDate on = chance.day(today.minusMonths(30), today.minusMonths(10));
        misdeeds.majorPenalty(firm, on.minusDays(90), 7);
        Row second = misdeeds.majorPenalty(firm, on, 8);
        write.accept(Row.of(firm, COURT, "administrative_judgment", "XZ-%05d".formatted(firm.number()))
                .with("case_no", "（" + on.getYear() + "）苏02行终" + firm.number() + "号")
                .with(
                        "penalty_document_no",
                        String.valueOf(second.columns().get("document_no"))
                                .replace('〔', '[')
                                .replace('〕', ']'))
                .with("outcome", "ANNULLED")
                .with("final", "Y")
                .with("judged_on", on.plusDays(chance.between(100, 200))));
    }

    private void repair(Firm firm, String act, LocalDate on) {
        write.accept(Row.of(firm, CREDIT_PLATFORM, "repair", "XF-%05d".formatted(firm.number()))
                .with("repairs", act)
                .with("decided_on", on)
                .with("document_no", "锡信修〔" + on.getYear() + "〕" + firm.number() + "号"));
    }

    /** A few deadlines run out in the weeks to come: then time alone lists the firm. */
    private void beLate(Firm firm, Misdeeds misdeeds) {
        if (chance.percent(2)) {
            LocalDate found = today.minusDays(chance.between(5, 25));
            write.accept(misdeeds.openHazard(firm, found, today.plusDays(chance.between(0, 40))));
        }
    }
}
