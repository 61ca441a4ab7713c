package cn.anxin.hub.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectiveRecordsTests {

    private static CreditRecord revision(String id, int revision, Op op) {
        return new CreditRecord(
                new RecordKey("emergency", "penalty", id),
                revision,
                op,
                new Uscc("91320205MA1WX0T109"),
                Optional.of("某厂"),
                UseScope.PUBLIC,
                new Cells(Map.of()));
    }

    @Test
    void theHighestRevisionCountsWhateverTheOrder() {
        CreditRecord first = revision("1", 1, Op.UPSERT);
        CreditRecord second = revision("1", 2, Op.UPSERT);
        assertThat(EffectiveRecords.of(List.of(first, second))).containsExactly(second);
        assertThat(EffectiveRecords.of(List.of(second, first))).containsExactly(second);
    }

    @Test
    void aWithdrawnRecordCountsForNothingAndALowerRevisionDoesNotBringItBack() {
        CreditRecord withdrawal = revision("1", 2, Op.WITHDRAW);
        CreditRecord other = revision("0", 1, Op.UPSERT);
        assertThat(EffectiveRecords.of(List.of(withdrawal, revision("1", 1, Op.UPSERT), other)))
                .containsExactly(other);
    }

    @Test
    void theyStandInTheOrderOfTheirReferences() {
        CreditRecord one = revision("1", 1, Op.UPSERT);
        CreditRecord two = revision("2", 1, Op.UPSERT);
        assertThat(EffectiveRecords.of(List.of(two, one))).containsExactly(one, two);
    }
}
