package cn.anxin.hub.notice;

import static cn.anxin.hub.notice.Cases.NAME;
import static cn.anxin.hub.notice.Cases.PENALTY;
import static cn.anxin.hub.notice.Cases.TODAY;
import static cn.anxin.hub.notice.Cases.assessment;
import static cn.anxin.hub.notice.Cases.day;
import static cn.anxin.hub.notice.Cases.ground;
import static cn.anxin.hub.notice.Cases.measure;
import static cn.anxin.hub.notice.Cases.recipient;
import static cn.anxin.hub.notice.Cases.registration;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.decision.Status;
import cn.anxin.hub.record.CreditRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlookTests {

    private static final List<MeasureInForce> ALL =
            List.of(measure(8, 2, "emergency-management"), measure(10, 9, "bank"));
    private static final List<MeasureInForce> ARTICLE_8 = List.of(measure(8, 2, "emergency-management"));

    private final List<LocalDate> asked = new ArrayList<>();

    private Assessment on(String day, List<MeasureInForce> measures, String next) {
        Status status = measures.isEmpty() ? Status.ORDINARY : Status.JOINT_PUNISHMENT;
        return assessment(status, day(day), List.of(ground(3, "2026-05-01", "", PENALTY)), measures, next);
    }

    private Outlook outlook(Map<LocalDate, Assessment> later, String next, CreditRecord... records) {
        return new Outlook(
                new Situation(on(TODAY.toString(), ALL, next), Optional.empty(), List.of(records), NAME, day -> {
                    asked.add(day);
                    return Optional.ofNullable(later.get(day));
                }));
    }

    @Test
    void measuresLastToTheDayBeforeTheyChange() {
        Outlook outlook = outlook(Map.of(day("2029-05-02"), on("2029-05-02", List.of(), "")), "2029-05-02");
        assertThat(outlook.lastDay(recipient("bank"))).contains(day("2029-05-01"));
    }

    @Test
    void aChangeThatLeavesTheRecipientsMeasuresAloneIsWalkedOver() {
        Outlook outlook = outlook(
                Map.of(
                        day("2028-01-01"), on("2028-01-01", ARTICLE_8, "2029-05-02"),
                        day("2029-05-02"), on("2029-05-02", List.of(), "")),
                "2028-01-01");
        assertThat(outlook.lastDay(recipient("emergency-management"))).contains(day("2029-05-01"));
        assertThat(outlook.lastDay(recipient("bank"))).contains(day("2027-12-31"));
    }

    @Test
    void eachDayIsDecidedOnceForAllRecipients() {
        Outlook outlook = outlook(Map.of(day("2029-05-02"), on("2029-05-02", List.of(), "")), "2029-05-02");
        outlook.lastDay(recipient("bank"));
        outlook.lastDay(recipient("emergency-management"));
        assertThat(asked).containsExactly(day("2029-05-02"));
    }

    @Test
    void whereNothingWillChangeNoEndIsKnown() {
        assertThat(outlook(Map.of(), "").lastDay(recipient("bank"))).isEmpty();
    }

    @Test
    void aMoveToAnotherDistrictThatIsAlreadyRegisteredEndsTheMeasuresOfTheOldOne() {
        Outlook outlook = outlook(
                Map.of(day("2027-01-01"), on("2027-01-01", ALL, "")),
                "",
                registration("G-1", "2020-01-01", NAME, "320205"),
                registration("G-2", "2027-01-01", NAME, "320211"));
        assertThat(outlook.lastDay(recipient("bank", "320205"))).contains(day("2026-12-31"));
        assertThat(outlook.lastDay(recipient("bank"))).isEmpty();
    }
}
