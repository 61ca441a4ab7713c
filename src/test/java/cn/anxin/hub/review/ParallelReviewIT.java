package cn.anxin.hub.review;

import static cn.anxin.hub.review.City.FOUNDRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.record.Uscc;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

/** Several reviewers on one ledger, killed ones and enterprises that cannot be reviewed. */
class ParallelReviewIT {

    private static final String GAPS = """
            select count(*) from (
                select sequence, row_number() over (partition by uscc, recipient order by sequence) as expected
                  from notice) n
             where sequence <> expected""";

    private final City city = City.on("2026-11-22T09:00");

    @AfterEach
    void close() {
        city.close();
    }

    private void reviewInParallel() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < 3; worker++) {
                running.add(workers.submit(() -> {
                    Reviewer reviewer = city.reviewer();
                    while (city.count("enterprise where due_since is not null") > 0) {
                        reviewer.reviewBatch(7);
                    }
                }));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void eachEnterpriseIsReviewedOnceAndSequencesHaveNoGap() throws Exception {
        List<Uscc> codes = Codes.some(60);
        codes.forEach(city::profile);
        codes.forEach(code -> city.refusal(code, "R-" + code, "2026-05-01"));
        reviewInParallel();
        assertThat(city.count("assessment")).isEqualTo(60);
        assertThat(city.count("notice")).isEqualTo(60 * 2);
        codes.forEach(code -> city.refusal(code, "S-" + code, "2026-06-01"));
        reviewInParallel();
        assertThat(city.count("assessment")).isEqualTo(120);
        assertThat(city.count("notice where sequence = 2")).isEqualTo(60 * 2);
        assertThat(city.jdbc.sql(GAPS).query(Long.class).single()).isZero();
    }

    @Test
    void aReviewThatDiesBeforeItsEndLeavesNothing() {
        city.profile(FOUNDRY);
        city.seriousViolation("V-1", "2026-05-01");
        city.jdbc
                .sql("alter table enterprise add constraint dies check (status is null)")
                .update();
        assertThat(city.reviewer().reviewBatch(10)).isEqualTo(1);
        assertThat(city.count("assessment")).isZero();
        assertThat(city.count("notice")).isZero();
        assertThat(city.count("delivery")).isZero();
        city.jdbc.sql("alter table enterprise drop constraint dies").update();
        city.jdbc.sql("update enterprise set resume_at = null").update();
        city.review();
        assertThat(city.count("notice")).isEqualTo(city.recipients.size());
    }

    @Test
    void troubleOfTheMomentIsNobodysFailure() {
        city.profile(FOUNDRY);
        Reviewer reviewer = city.reviewer((situation, notices) -> {
            throw new TransientDataAccessResourceException("gone for the moment");
        });
        assertThatThrownBy(() -> reviewer.reviewBatch(10)).isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(city.count("enterprise where failures > 0")).isZero();
        assertThat(city.review()).isEqualTo(1);
    }

    @Test
    void anEnterpriseThatCannotBeReviewedStopsNoneOfTheOthers() {
        List<Uscc> codes = Codes.some(20);
        codes.forEach(city::profile);
        Uscc poisoned = codes.get(13);
        city.jdbc
                .sql("update record set data = '{\"nonsense\": 1}' where uscc = ?")
                .param(poisoned.value())
                .update();
        assertThat(city.reviewer().reviewBatch(100)).isEqualTo(20);
        assertThat(city.count("enterprise where status is not null and due_since is null"))
                .isEqualTo(19);
        assertThat(city.enterprises.find(poisoned)).hasValueSatisfying(row -> {
            assertThat(row.due()).isTrue();
            assertThat(row.lastError())
                    .hasValueSatisfying(error -> assertThat(error).contains("nonsense"));
        });
        assertThat(city.reviewer().reviewBatch(100)).isZero();
        assertThat(city.count("enterprise where resume_at > now() and failures = 1"))
                .isEqualTo(1);
        city.enterprises.markAllDue("POLICY", city.clock.instant());
        assertThat(city.count("enterprise where resume_at is null")).isEqualTo(20);
    }

    @Test
    void anEnterpriseThatAnotherHoldsIsPassedOver() {
        Codes.some(2).forEach(city::profile);
        city.database.transactions().executeWithoutResult(status -> {
            Uscc held = city.enterprises
                    .claim(1, java.time.LocalDate.now(city.clock), city.clock.instant())
                    .get(0);
            assertThat(held).isNotNull();
            int reviewed = java.util.concurrent.CompletableFuture.supplyAsync(
                            () -> city.reviewer().reviewBatch(10))
                    .join();
            assertThat(reviewed).isEqualTo(1);
        });
        assertThat(city.review()).isEqualTo(1);
    }
}
