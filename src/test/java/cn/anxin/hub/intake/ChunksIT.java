package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.record.Uscc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks of several sources that tell of the same enterprises at the same time. */
class ChunksIT {

    private static final int ENTERPRISES = 3_000;

    @TempDir
    private Path folder;

    private IntakeDesk desk;

    @BeforeEach
    void open() {
        desk = new IntakeDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void sourcesThatMakeTheSameEnterprisesKnownDoNotHarmEachOther() throws Exception {
        List<String> usccs = usccs();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<IntakeAnswer>> answers = new ArrayList<>();
        try {
            answers.add(threads.submit(() -> desk.push("emergency", records(usccs, "order_refusal", "refused_on"))));
            answers.add(threads.submit(() -> desk.push("emergency", records(usccs, "project_violation", "found_on"))));
            answers.add(threads.submit(() -> desk.push("credit-platform", records(usccs, "repair", "decided_on"))));
            for (Future<IntakeAnswer> answer : answers) {
                assertThat(answer.get().counts().accepted()).isEqualTo(ENTERPRISES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(desk.list("select count(*)::text from enterprise where due_since is not null"))
                .isEqualTo(Integer.toString(ENTERPRISES));
        assertThat(desk.list("select count(*)::text from enterprise_name")).isEqualTo(Integer.toString(ENTERPRISES));
        assertThat(desk.list("select count(*)::text from record")).isEqualTo(Integer.toString(3 * ENTERPRISES));
    }

    private static String records(List<String> usccs, String type, String day) {
        String more = switch (type) {
            case "project_violation" -> "\"missing\": [\"ACCEPTANCE\"]";
            case "repair" -> "\"repairs\": \"emergency/order_refusal/1\", \"document_no\": \"1\"";
            default -> "\"document_no\": \"1\"";
        };
        List<String> records = new ArrayList<>();
        for (String uscc : usccs) {
            records.add("""
                    {"type": "%s", "recordId": "%s", "uscc": "%s", "enterpriseName": "某厂",
                     "data": {"%s": "2026-05-01", %s}}""".formatted(type, uscc, uscc, day, more));
        }
        return "[" + String.join(",", records) + "]";
    }

    /** Codes that differ in the last two digits of the division and in the check character. */
    private static List<String> usccs() {
        List<String> usccs = new ArrayList<>();
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int i = 0; usccs.size() < ENTERPRISES; i++) {
            String body = "91%06dMA1WX0T10".formatted(i);
            alphabet.chars()
                    .mapToObj(check -> body + (char) check)
                    .filter(code -> Uscc.check(code).isEmpty())
                    .findFirst()
                    .ifPresent(usccs::add);
        }
        return usccs;
    }
}
