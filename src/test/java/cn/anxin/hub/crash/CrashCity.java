package cn.anxin.hub.crash;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Ten rows for each of a number of enterprises, from four agencies, as files with flags; a known share of them is wrong.
 * Seeded, so every run feeds the same.
 */
public final class CrashCity {

    static final List<String> AGENCIES = List.of("emergency", "market-supervision", "court", "credit-platform");
    static final int WRONG_ROWS = 40;

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private final Random random = new Random(20_261_122);
    private final Path folders;
    private final int enterprises;
    private final int penalties;
    private final Deque<Feed> waiting = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();
    private int rows;

    /** A file as its agency sent it. */
    public record Sent(String agency, String fileName, int rows) {}

    /** One file as an agency would send it. */
    private record Feed(String agency, String fileName, String content, int rows) {}

    /**
     * A city whose agencies have a folder each.
     *
     * @param folders where the agencies' folders are
     * @param parts how many parts of seven files follow the first file, each about other enterprises
     */
    public CrashCity(Path folders, int enterprises, int parts) {
        this.folders = folders;
        this.enterprises = enterprises;
        this.penalties = 3 * enterprises;
        int partRows = enterprises / parts;
        // One file of several chunks, then all about the first enterprises, and so on: each part brings notices.
        file(
                "emergency",
                "penalty",
                "decided_on,categories,fine_cny,issuer_kind,issuer_name,document_no",
                0,
                penalties,
                this::penalty);
        for (int part = 0; part < parts; part++) {
            int from = part * partRows;
            int to = from + partRows;
            file("emergency", "profile", "valid_from,sector,activities", from, to, n -> "2018-01-01,METALLURGY,STEEL");
            file("market-supervision", "registration", "state,state_on,district", from, to, this::registration);
            file(
                    "emergency",
                    "standardization",
                    "certificate_no,level,granted_on,valid_until,operating,state",
                    from,
                    to,
                    this::certificate);
            file("emergency", "hazard", "grade,found_on,due_on,rectified_on", from, to, this::hazard);
            file("emergency", "accident", "occurred_on,deaths,status,liability,concluded_on", from, to, this::accident);
            file(
                    "court",
                    "administrative_judgment",
                    "case_no,penalty_document_no,outcome,final,judged_on",
                    from,
                    to,
                    this::judgment);
            file("credit-platform", "repair", "repairs,decided_on,document_no", from, to, this::repair);
        }
    }

    int enterprises() {
        return enterprises;
    }

    int rows() {
        return rows;
    }

    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Whether there is anything that was not sent. */
    public boolean hasMore() {
        return !waiting.isEmpty();
    }

    /** Puts the next file and its flag where the agency would: temporary name, rename, flag last. */
    public void sendNext() {
        Feed feed = waiting.removeFirst();
        Path out = folders.resolve(feed.agency()).resolve("out");
        try {
            place(out, feed.fileName(), feed.content());
            place(out, feed.fileName() + ".ok", "rows=" + feed.rows() + "\n");
            sent.add(new Sent(feed.agency(), feed.fileName(), feed.rows()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + feed.fileName(), e);
        }
    }

    /** How many of the files sent the hub has not put away yet. */
    public long pendingFiles() {
        return AGENCIES.stream()
                .mapToLong(agency -> count(folders.resolve(agency).resolve("out")))
                .sum();
    }

    /** Whether anything is still to be taken, decided or delivered. */
    boolean isPendingAt(HubProcess hub) {
        return pendingFiles() > 0 || pending(hub.balance());
    }

    void awaitFinishedBy(HubProcess hub) {
        await("everything to be taken, decided and delivered")
                .atMost(300, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !isPendingAt(hub));
    }

    private static boolean pending(JsonNode balance) {
        long waiting = 0;
        for (JsonNode recipient : balance.get("recipients")) {
            waiting += recipient.get("waiting").asLong();
        }
        return waiting + balance.get("pendingReviews").asLong() > 0;
    }

    private static long count(Path folder) {
        try (var files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void place(Path folder, String name, String content) throws IOException {
        Path part = Files.writeString(folder.resolve("." + name + ".part"), content, StandardCharsets.UTF_8);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private interface Row {
        String of(int number);
    }

    private void file(String agency, String type, String columns, int from, int to, Row row) {
        StringBuilder content = new StringBuilder("record_id,uscc,enterprise_name,")
                .append(columns)
                .append('\n');
        for (int n = from; n < to; n++) {
            int enterprise = n % enterprises;
            content.append(type).append('-').append(n).append(',').append(uscc(enterprise));
            content.append(",无锡第")
                    .append(enterprise)
                    .append("铸造有限公司,")
                    .append(row.of(n))
                    .append('\n');
        }
        rows += to - from;
        waiting.add(new Feed(agency, "%s_20261101_%d.csv".formatted(type, from), content.toString(), to - from));
    }

    /** Some are wrong: a category that does not exist. */
    private String penalty(int n) {
        String category = n % (penalties / WRONG_ROWS) == 0 ? "SCOLDING" : "FINE";
        int fine = random.nextInt(4) == 0 ? 60_000 : 3_000;
        String issuer = random.nextInt(3) == 0 ? "EMERGENCY" : "FIRE";
        return "%s,%s,%d,%s,无锡市应急管理局,罚%d".formatted(day(2023 + random.nextInt(3)), category, fine, issuer, n);
    }

    private String registration(int n) {
        List<String> districts = List.of("320205", "320206", "320211", "320213", "320214", "320281", "320282");
        return "ACTIVE,2018-01-01," + districts.get(n % districts.size());
    }

    private String certificate(int n) {
        return "苏AQB-" + n + ",2," + day(2025) + ",2028-12-31,Y,VALID";
    }

    private String hazard(int n) {
        String grade = random.nextInt(5) == 0 ? "MAJOR" : "GENERAL";
        String rectified = random.nextInt(5) == 0 ? "" : "2024-04-0" + (1 + n % 9);
        return grade + ",2024-01-01,2024-04-01," + rectified;
    }

    private String accident(int n) {
        return day(2024) + "," + (random.nextInt(40) == 0 ? 1 : 0) + ",CONCLUDED,Y,2025-02-01";
    }

    private String judgment(int n) {
        return "(2026)苏02行终" + n + "号,罚" + (n + enterprises) + ",ANNULLED,Y," + day(2026);
    }

    private String repair(int n) {
        return "emergency/hazard/hazard-" + n + ",2026-05-0" + (1 + n % 9) + ",信修" + n;
    }

    private String day(int year) {
        return LocalDate.ofYearDay(year, 1 + random.nextInt(300)).toString();
    }

    private static String uscc(int n) {
        String body = "MA%06d".formatted(n);
        int organisation = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            organisation += Character.digit(body.charAt(i), 36) * WEIGHTS[i];
        }
        int check = 11 - organisation % 11;
        String code = "91320200" + body + (check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
        int sum = 0;
        int weight = 1;
        for (char c : code.toCharArray()) {
            sum += ALPHABET.indexOf(c) * weight;
            weight = weight * 3 % 31;
        }
        return code + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
