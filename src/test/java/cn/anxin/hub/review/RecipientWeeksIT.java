package cn.anxin.hub.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.reconcile.RecipientList;
import cn.anxin.hub.reconcile.ReconcileFixture;
import cn.anxin.hub.reconcile.Statement;
import cn.anxin.hub.record.Uscc;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A bank lives through weeks of a city: notices reach it late, twice and in the wrong order, and now and then it loses its
 * memory and begins with a snapshot. In the end it has the list that it should have.
 */
class RecipientWeeksIT {

    private static final String BANK = "bank-1";
    private static final int WEEKS = 6;

    private final RecipientList list = new RecipientList();
    private final Map<LocalDate, List<JsonNode>> underWay = new HashMap<>();
    private final Map<LocalDate, Set<String>> told = new HashMap<>();
    private final List<JsonNode> ever = new ArrayList<>();
    private long position;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterWeeksOfCrashesAndDuplicatesTheListIsTheSame(long seed) throws IOException {
        Random chance = new Random(seed);
        LocalDate first = LocalDate.of(2026, 9, 21);
        try (City city = City.on(first + "T08:00")) {
            ReconcileFixture hub = new ReconcileFixture(city.database, city.clock);
            List<Uscc> firms = Codes.some(10);
            firms.forEach(city::profile);
            int crashes = 0;
            LocalDate memory = first;
            for (int i = 0; i < 7 * WEEKS; i++) {
                LocalDate today = first.plusDays(i);
                city.clock.moveTo(today + "T08:00");
                something(city, firms, chance, today);
                city.review();
                send(city, chance, today);
                sendAgain(chance, today);
                if (chance.nextInt(6) == 0) {
                    list.restart(hub.snapshot(BANK));
                    memory = today.plusDays(1);
                    crashes++;
                }
                List<JsonNode> arriving = underWay.getOrDefault(today, List.of());
                arriving.forEach(list::take);
                if (underWay.keySet().stream().noneMatch(today::isBefore)) {
                    assertThat(list.digest()).as("seed %d, %s", seed, today).isEqualTo(digest(hub, today));
                }
            }
            assertThat(crashes).as("seed %d", seed).isPositive();
            LocalDate end = first.plusDays(7L * WEEKS);
            city.clock.moveTo(end + "T08:00");
            underWay.values().forEach(late -> late.forEach(list::take));

            assertThat(list.inForce()).as("seed %d", seed).isNotEmpty().isEqualTo(inForce(hub.snapshot(BANK)));
            assertThat(list.digest()).as("seed %d", seed).isEqualTo(digest(hub, end));
            assertThat(hub.snapshot(BANK).path("digest").asText()).isEqualTo(list.digest());
            everyDaySinceItsLastMemoryIsComplete(hub, seed, memory, end);
        }
    }

    /** The snapshot names what has ended, too: else the old START, still on its way, would list the firm again. */
    @Test
    void aStartThatComesAfterTheSnapshotOfItsEndListsNobody() throws IOException {
        LocalDate today = LocalDate.of(2026, 9, 21);
        try (City city = City.on(today + "T08:00")) {
            ReconcileFixture hub = new ReconcileFixture(city.database, city.clock);
            Uscc firm = Codes.some(1).get(0);
            city.profile(firm);
            violation(city, firm, "1", "UPSERT", today);
            city.review();
            JsonNode start = ReconcileFixture.json(latest(city));
            assertThat(start.path("data").path("change").asText()).isEqualTo("START");
            violation(city, firm, "2", "WITHDRAW", today);
            city.review();

            JsonNode snapshot = hub.snapshot(BANK);
            list.restart(snapshot);
            list.take(start);

            assertThat(snapshot.path("ended").findValuesAsText("uscc")).containsExactly(firm.value());
            assertThat(list.inForce()).isEmpty();
            assertThat(list.digest()).isEqualTo(digest(hub, today));
        }
    }

    private static void violation(City city, Uscc firm, String revision, String op, LocalDate on) {
        city.receive(
                firm,
                "emergency/serious_violation/V-1",
                "revision",
                revision,
                "op",
                op,
                "determined_on",
                on.toString(),
                "document_no",
                "定1",
                "reason",
                "情节严重");
    }

    private static String latest(City city) {
        return city.jdbc
                .sql("select content from notice where recipient = ? order by position desc limit 1")
                .param(BANK)
                .query(String.class)
                .single();
    }

    private void everyDaySinceItsLastMemoryIsComplete(ReconcileFixture hub, long seed, LocalDate from, LocalDate end) {
        for (LocalDate day = from; day.isBefore(end); day = day.plusDays(1)) {
            Statement statement = hub.statement(BANK, day);
            Set<String> had = new HashSet<>(told.getOrDefault(day, Set.of()));
            had.retainAll(list.seen());
            assertThat(statement.digest()).as("seed %d, %s", seed, day).isEqualTo(RecipientList.digest(had));
            assertThat(statement.due()).isEqualTo(had.size());
            assertThat(statement.finished()).isTrue();
        }
    }

    /** Firms are listed, their listing is taken back, they earn and lose certificates. */
    private static void something(City city, List<Uscc> firms, Random chance, LocalDate today) {
        for (int i = chance.nextInt(3); i > 0; i--) {
            Uscc firm = firms.get(chance.nextInt(firms.size()));
            int number = chance.nextInt(3);
            boolean certificate = chance.nextInt(3) == 0;
            String reference = certificate
                    ? "emergency/standardization/C-" + firm
                    : "emergency/serious_violation/V-" + firm + "-" + number;
            String revision = Long.toString(1
                    + city.jdbc
                            .sql("select count(*) from record where type = ? and record_id = ?")
                            .params(reference.split("/")[1], reference.split("/")[2])
                            .query(Long.class)
                            .single());
            String op = revision.equals("1") || chance.nextBoolean() ? "UPSERT" : "WITHDRAW";
            if (certificate) {
                city.receive(
                        firm,
                        reference,
                        "revision",
                        revision,
                        "op",
                        op,
                        "certificate_no",
                        "C",
                        "level",
                        "2",
                        "granted_on",
                        "2025-01-01",
                        "valid_until",
                        "2027-12-31",
                        "operating",
                        "Y",
                        "state",
                        "VALID");
            } else {
                city.receive(
                        firm,
                        reference,
                        "revision",
                        revision,
                        "op",
                        op,
                        "determined_on",
                        today.toString(),
                        "document_no",
                        "定" + revision,
                        "reason",
                        "情节严重");
            }
        }
    }

    /** What was issued to the bank is on its way: each arrives within three days, some twice. */
    private void send(City city, Random chance, LocalDate today) throws IOException {
        List<String> issued = new ArrayList<>();
        city.jdbc
                .sql("select position, content from notice where recipient = ? and position > ? order by position")
                .params(BANK, position)
                .query(row -> {
                    position = row.getLong("position");
                    issued.add(row.getString("content"));
                });
        for (String content : issued) {
            JsonNode notice = ReconcileFixture.json(content);
            ever.add(notice);
            told.computeIfAbsent(today, day -> new HashSet<>())
                    .add(notice.path("id").asText());
            for (int copies = 1 + (chance.nextInt(4) == 0 ? 1 : 0); copies > 0; copies--) {
                underWay.computeIfAbsent(today.plusDays(chance.nextInt(4)), day -> new ArrayList<>())
                        .add(notice);
            }
        }
    }

    /** An operator has old notices sent again, whatever has become of them since. */
    private void sendAgain(Random chance, LocalDate today) {
        if (!ever.isEmpty()) {
            underWay.computeIfAbsent(today.plusDays(chance.nextInt(2)), day -> new ArrayList<>())
                    .add(ever.get(chance.nextInt(ever.size())));
        }
    }

    private static String digest(ReconcileFixture hub, LocalDate day) {
        return hub.statement(BANK, day).list().digest();
    }

    private static Map<String, List<String>> inForce(JsonNode snapshot) {
        RecipientList fresh = new RecipientList();
        fresh.restart(snapshot);
        return fresh.inForce();
    }
}
