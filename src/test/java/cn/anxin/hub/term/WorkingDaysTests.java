package cn.anxin.hub.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.term.WorkingDays.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

    private static final WorkingDays PUBLISHED = CalendarFiles.load(Path.of("policies", "calendar"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 7, 2026-03-02",
        "2026-09-30, 7, 2026-10-15",
        "2026-04-30, 20, 2026-06-01",
        "2026-11-20, 0, 2026-11-20",
        "2026-11-20, 1, 2026-11-23"
    })
    void aTermEndsByTheStateCouncilsCalendar(LocalDate from, int days, LocalDate end) {
        assertThat(PUBLISHED.after(from, days)).isEqualTo(new Term(end, false));
    }

    @Test
    void aYearThatIsNotPublishedCountsMondayToFridayAndSaysSo() {
        assertThat(PUBLISHED.after(LocalDate.of(2026, 12, 30), 3)).isEqualTo(new Term(LocalDate.of(2027, 1, 4), true));
        assertThat(new WorkingDays(Map.of()).after(LocalDate.of(2026, 9, 30), 2))
                .isEqualTo(new Term(LocalDate.of(2026, 10, 2), true));
    }

    @Test
    void whatIsOverdueTodayBeganOnThatDayAtTheLatest() {
        Random chance = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            LocalDate today = LocalDate.of(2026, 1, 15).plusDays(chance.nextInt(340));
            int days = 1 + chance.nextInt(25);
            LocalDate begun = PUBLISHED.overdueSince(today, days);
            assertThat(PUBLISHED.after(begun, days).day())
                    .as("%s, %d", today, days)
                    .isBefore(today);
            assertThat(PUBLISHED.after(begun.plusDays(1), days).day())
                    .as("%s, %d", today, days)
                    .isAfterOrEqualTo(today);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            year: 2027                                          | missing
            year: 2026;source: x;holidays: [];worked: []        | year
            year: 2027;source: x;holidays: [2027-13-01];worked: [] | 2027
            year: 2027;source: x;holidays: [2026-01-01];worked: [] | 2027
            year: 2027;source: x;holidays: [2027-01-02/2027-01-01];worked: [] | first/last
            year: 2027;source: x;holidays: [2027-01-01, 2027-01-01];worked: [] | twice
            year: 2027;source: x;holidays: [];worked: [2027-01-04] | weekend
            year: 2027;source: x;holidays: [];worked: [];wrked: [] | unknown
            year: 2027;source: x;holidays: 7;worked: []         | list
            '[]'                                                | mapping
            '{'                                                 | read
            ''                                                  | empty
            """)
    void aFileThatIsNotUnderstoodEndsTheStartWithItsPlace(String content, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("2027.yaml"), content.replace(";", "\n"));
        assertThatThrownBy(() -> CalendarFiles.load(folder))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void aFileOfAnotherNameIsNoYear() throws IOException {
        Files.writeString(folder.resolve("holidays.yaml"), "year: 2027");
        assertThatThrownBy(() -> CalendarFiles.load(folder)).isInstanceOf(StartFault.class);
    }

    @Test
    void withoutAFolderNoYearIsPublished() {
        assertThat(CalendarFiles.load(folder.resolve("none")).years()).isEmpty();
    }
}
