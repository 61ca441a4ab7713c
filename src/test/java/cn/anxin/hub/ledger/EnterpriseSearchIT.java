package cn.anxin.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.EnterpriseNames.NewName;
import cn.anxin.hub.ledger.EnterpriseQuery.Order;
import cn.anxin.hub.ledger.EnterpriseSearch.Found;
import cn.anxin.hub.ledger.EnterpriseSearch.Line;
import cn.anxin.hub.ledger.Enterprises.Reviewed;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnterpriseSearchIT {

    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Uscc A = new Uscc("91320205MA1WX0T109");
    private static final Uscc B = new Uscc("91320200MADY1FUB90");
    private static final Uscc C = new Uscc("91320200MA81TYM2XN");

    private TestDatabase database;
    private EnterpriseNames names;
    private Enterprises enterprises;
    private EnterpriseSearch search;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        names = new EnterpriseNames(database.jdbc());
        enterprises = new Enterprises(database.jdbc());
        search = new EnterpriseSearch(database.jdbc());
        known(A, "无锡鑫园精密铸造有限公司");
        known(B, "江阴长江重工(集团)有限公司");
        known(C, "无锡一厂");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anyPartOfACodeFindsIt() {
        assertThat(found("MA1WX")).containsExactly(A);
        assertThat(found("91320200")).containsExactlyInAnyOrder(B, C);
        assertThat(found("t109")).containsExactly(A);
    }

    @Test
    void anyPartOfANameFindsItWhateverItsSpelling() {
        assertThat(found("精密铸造")).containsExactly(A);
        assertThat(found("长江 重工（集团）")).containsExactly(B);
        assertThat(found("厂")).containsExactly(C);
        assertThat(found("无锡")).containsExactly(C, A);
    }

    @Test
    void initialsAndPinyinFindIt() {
        assertThat(found("wxyc")).containsExactly(C);
        assertThat(found("cjzg")).containsExactly(B);
        assertThat(found("zjcg")).containsExactly(B);
        assertThat(found("yc")).contains(C);
        assertThat(found("xinyuan")).containsExactly(A);
    }

    @Test
    void aWrongOrAMissingCharacterFindsWhatIsLikeIt() {
        for (String typed : List.of("鑫圆精密铸造", "馨圆精密", "无锡鑫园铸遭有限公司", "鑫园铸造", "园鑫精密")) {
            Found found = page(typed, Order.FITTING);
            assertThat(found.nearly()).as(typed).isTrue();
            assertThat(found.lines()).as(typed).extracting(Line::uscc).containsExactly(A);
        }
        assertThat(found("宏达化工")).isEmpty();
    }

    @Test
    void whatMeansSomethingToADatabaseIsText() {
        for (String typed : List.of("%", "_", "\\", "100%", "' or ''='", "<script>", "=cmd", "鑫".repeat(2000))) {
            assertThat(found(typed)).as(typed).doesNotContain(B);
        }
        assertThat(found("\u0000\u202E无锡一厂")).containsExactly(C);
    }

    @Test
    void aNewNameIsFoundAtOnceAndTheFormerOneStays() {
        reviewed(C, "无锡市第二机械厂", "320205", "ORDINARY", List.of());

        assertThat(found("第二机械")).containsExactly(C);
        Line line = page("无锡一厂", Order.FITTING).lines().get(0);
        assertThat(line.name()).isEqualTo("无锡市第二机械厂");
        assertThat(line.foundBy()).contains("无锡一厂");
        assertThat(found("wxsdejxc")).containsExactly(C);
    }

    @Test
    void whatIsRolledBackIsNotFound() {
        database.transactions().executeWithoutResult(status -> {
            enterprises.reviewed(List.of(review(C, "无锡市第二机械厂", "320205", "ORDINARY", List.of("7(3)"))));
            status.setRollbackOnly();
        });

        assertThat(found("第二机械")).isEmpty();
        assertThat(filtered("7(3)")).isEmpty();
    }

    @Test
    void aCodeWithoutANameIsFoundByItself() {
        database.jdbc()
                .sql("delete from enterprise_search where uscc = ?")
                .param(C.value())
                .update();
        database.jdbc()
                .sql("delete from enterprise_name where uscc = ?")
                .param(C.value())
                .update();
        database.jdbc()
                .sql("delete from enterprise where uscc = ?")
                .param(C.value())
                .update();
        database.transactions()
                .executeWithoutResult(status ->
                        names.addEnterprises(new TreeMap<>(Map.of(C, Optional.<String>empty())), AT));

        assertThat(found("MA81T")).containsExactly(C);
    }

    @Test
    void whoWasThereBeforeTheSearchIsFilledInAndAKilledFillGoesOn() {
        database.jdbc().sql("delete from enterprise_search").update();
        assertThat(found("鑫园")).isEmpty();
        SearchFill fill = new SearchFill(database.jdbc());

        Optional<String> next = database.transactions().execute(status -> fill.step(B.value()));
        assertThat(next).contains(A.value());
        next = database.transactions().execute(status -> fill.step(""));
        assertThat(next).contains(B.value());
        next = database.transactions().execute(status -> fill.step(""));
        assertThat(next).isEmpty();

        assertThat(found("鑫园")).containsExactly(A);
        assertThat(found("wxyc")).containsExactly(C);
    }

    @Test
    void theItemsOfTheLastReviewCount() {
        reviewed(A, "甲", "320205", "JOINT_PUNISHMENT", List.of("7(3)", "7(3)", "4(1)", "4(3)?"));
        reviewed(B, "乙", "320205", "ORDINARY", List.of("4(1)"));

        assertThat(filtered("7(3)")).containsExactly(A);
        assertThat(filtered("4(3)?")).containsExactly(A);
        assertThat(filtered("4(1)")).containsExactlyInAnyOrder(A, B);
        reviewed(A, "甲", "320205", "ORDINARY", List.of("4(1)"));
        assertThat(filtered("7(3)")).isEmpty();
        assertThat(filtered("4(1)")).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void aStatusIsSinceTheDayThatGaveIt() {
        reviewed(A, "甲", "320205", "ORDINARY", List.of());
        database.transactions()
                .executeWithoutResult(status -> enterprises.reviewed(List.of(new Reviewed(
                        A, "甲", Optional.empty(), TODAY.plusDays(5), "ORDINARY", List.of(), 1, Optional.empty()))));

        assertThat(page("", Order.CODE).lines())
                .filteredOn(line -> line.uscc().equals(A))
                .extracting(Line::since)
                .containsExactly(Optional.of(TODAY));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void everyOrderPagesThroughAllOfThemOnceBothWays(Order order) {
        reviewed(A, "无锡鑫园精密铸造有限公司", "320205", "ORDINARY", List.of("4(4)"));
        reviewed(B, "江阴长江重工(集团)有限公司", "320205", "ORDINARY", List.of("4(4)"));

        for (String text : List.of("", "无锡", "公司")) {
            List<Uscc> up = walk(text, order, false);
            List<Uscc> all = page(text, order).lines().stream().map(Line::uscc).toList();
            assertThat(up).as(text).containsExactlyElementsOf(all);
            assertThat(new HashSet<>(walk(text, order, true))).as(text).isEqualTo(new HashSet<>(all));
        }
        if (order == Order.NAME) {
            assertThat(walk("", order, false)).containsExactly(B, A, C);
        }
    }

    @Test
    void aPlaceThatIsNoneIsTheBeginning() {
        for (String after : List.of("x", Cursor.of("1", "2"), Cursor.of(A.value(), "'; drop"), "\u0000")) {
            EnterpriseQuery query = query("", Order.SINCE, false);
            assertThat(search.page(query, Optional.of(after), 5).lines())
                    .as(after)
                    .hasSize(3);
        }
    }

    @Test
    void theExportHasThemAll() {
        List<Uscc> read = new ArrayList<>();
        search.each(EnterpriseQuery.all(), line -> read.add(line.uscc()));

        assertThat(read).containsExactlyInAnyOrder(A, B, C);
    }

    private void known(Uscc uscc, String name) {
        database.transactions().executeWithoutResult(status -> {
            names.addEnterprises(new TreeMap<>(Map.of(uscc, Optional.of(name))), AT);
            names.addNames(List.of(new NewName(uscc, name, false)), AT);
        });
    }

    private void reviewed(Uscc uscc, String name, String district, String status, List<String> findings) {
        database.transactions()
                .executeWithoutResult(
                        at -> enterprises.reviewed(List.of(review(uscc, name, district, status, findings))));
    }

    private static Reviewed review(Uscc uscc, String name, String district, String status, List<String> findings) {
        return new Reviewed(
                uscc, name, Optional.of(district), TODAY, status, findings, 1, Optional.of(TODAY.plusYears(1)));
    }

    private List<Uscc> found(String text) {
        return page(text, Order.FITTING).lines().stream().map(Line::uscc).toList();
    }

    private Found page(String text, Order order) {
        return search.page(query(text, order, false), Optional.empty(), 50);
    }

    private List<Uscc> filtered(String finding) {
        EnterpriseQuery query = new EnterpriseQuery(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(finding),
                Optional.empty(),
                Optional.of(TODAY.plusYears(2)),
                Order.FITTING,
                false);
        return search.page(query, Optional.empty(), 50).lines().stream()
                .map(Line::uscc)
                .toList();
    }

    private List<Uscc> walk(String text, Order order, boolean descending) {
        List<Uscc> walked = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Found found = search.page(query(text, order, descending), after, 1);
            found.lines().forEach(line -> walked.add(line.uscc()));
            after = found.next();
        } while (after.isPresent());
        return walked;
    }

    private static EnterpriseQuery query(String text, Order order, boolean descending) {
        return new EnterpriseQuery(
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                order,
                descending);
    }
}
