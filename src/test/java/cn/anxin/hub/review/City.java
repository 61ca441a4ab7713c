package cn.anxin.hub.review;

import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.ledger.Assessments;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.History;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.Notices;
import cn.anxin.hub.ledger.PolicyActivations;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.LawText;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.notice.NoticeComposer;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordReader;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger with the city's recipients, in which records are received, days pass and reviews are held. */
final class City implements AutoCloseable {

    static final Decision DECISION = Decision.load(Path.of("policies"));
    static final Uscc FOUNDRY = new Uscc("91320205MA1WX0T109");
    static final String NAME = "无锡示例铸造有限公司";

    private static final List<String> ONE_OF_A_KIND = List.of(
            "administrative-approval",
            "development-reform",
            "emergency-management",
            "finance",
            "human-resources",
            "industry-it",
            "public-disclosure",
            "science-technology",
            "securities-regulator",
            "trade-union");

    final TestDatabase database = TestDatabase.fresh();
    final JdbcClient jdbc = database.jdbc();
    final MovableClock clock;
    final Enterprises enterprises = new Enterprises(jdbc);
    final Notices notices = new Notices(jdbc);
    final List<Recipient> recipients = new ArrayList<>();
    private final UUID intake = UUID.randomUUID();

    private City(String local) {
        clock = MovableClock.at(local);
        ONE_OF_A_KIND.forEach(kind -> recipients.add(recipient(kind, kind)));
        List.of("bank-1", "bank-2", "bank-3").forEach(id -> recipients.add(recipient(id, "bank")));
        List.of("insurer-1", "insurer-2").forEach(id -> recipients.add(recipient(id, "insurer")));
        recipients.forEach(this::register);
        jdbc.sql("insert into feed (source, name, way, settings) values ('emergency', '应急', 'SFTP', '{}')")
                .update();
        jdbc.sql("""
                        insert into intake (id, source, type, way, name, sha256, state, started_at, finished_at)
                        values (?, 'emergency', '', 'SFTP', 'records.csv', '', 'DONE', ?, '2000-01-01T00:00:00Z')""").params(intake, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    static City on(String local) {
        return new City(local);
    }

    static Recipient recipient(String id, String kind, String... districts) {
        return new Recipient(id, id, kind, Way.JMS, Set.of(districts));
    }

    private void register(Recipient recipient) {
        jdbc.sql("insert into recipient (id, name, kind, way, settings) values (?, ?, ?, 'JMS', '{}')")
                .params(recipient.id(), recipient.name(), recipient.kind())
                .update();
    }

    Reviewer reviewer() {
        return reviewer(ReleaseStep.automatic());
    }

    Reviewer reviewer(ReleaseStep releaseStep) {
        return reviewer(releaseStep, () -> {});
    }

    /** One of a node that has another policy than the one that was put in force last. */
    Reviewer strictReviewer() {
        return reviewer(
                ReleaseStep.automatic(),
                new PolicyInForce(DECISION.policy(), new PolicyActivations(jdbc, enterprises), clock)::check);
    }

    private Reviewer reviewer(ReleaseStep releaseStep, Runnable policyCheck) {
        Examiner examiner = new Examiner(DECISION, new NoticeComposer(LawText.of(DECISION.policy())), releaseStep);
        Batch.Ledger ledger = new Batch.Ledger(enterprises, new History(jdbc), new Assessments(jdbc), notices);
        Batch batch = new Batch(ledger, () -> List.copyOf(recipients), examiner, new Engine("test", "320200"), clock);
        Loads loads = new Loads(new Intakes(jdbc), clock, Duration.ofSeconds(2), Duration.ofSeconds(60));
        return new Reviewer(database.transactions(), enterprises, policyCheck, loads, batch, clock);
    }

    Lookback lookback() {
        return new Lookback(enterprises, new History(jdbc), notices, DECISION, new Engine("test", "320200"), clock);
    }

    boolean activate(String sha256) {
        PolicyActivations activations = new PolicyActivations(jdbc, enterprises);
        return Boolean.TRUE.equals(database.transactions()
                .execute(status -> activations.activate("wuxi-safety-credit", 1, sha256, clock.instant())));
    }

    /** Reviews until nothing is due. */
    int review() {
        Reviewer reviewer = reviewer();
        int all = 0;
        int some = reviewer.reviewBatch(200);
        while (some > 0) {
            all += some;
            some = reviewer.reviewBatch(200);
        }
        return all;
    }

    void receive(String reference, Object... columnsAndValues) {
        receive(FOUNDRY, reference, columnsAndValues);
    }

    /** Receives a record's revision, as the intake writes it. */
    void receive(Uscc uscc, String reference, Object... columnsAndValues) {
        String[] parts = reference.split("/", 3);
        Map<String, Object> fields = new HashMap<>(
                Map.of("record_id", parts[2], "uscc", uscc.value(), "enterprise_name", NAME, "revision", "1"));
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            fields.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
        }
        if (RecordReader.read(new RawRecord(parts[0], parts[1], fields)) instanceof Reading.Read read) {
            database.transactions().executeWithoutResult(status -> store(read.record()));
        } else {
            throw new IllegalArgumentException(
                    RecordReader.read(new RawRecord(parts[0], parts[1], fields)).toString());
        }
    }

    private void store(CreditRecord record) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        String name = record.enterpriseName().orElse(record.uscc().value());
        jdbc.sql("""
                        insert into record (source, type, record_id, revision, op, uscc, enterprise_name, use_scope,
                                            data, content_sha256, received_at, intake_id, line)
                        values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, 2)""")
                .params(
                        record.key().source(),
                        record.key().type(),
                        record.key().recordId(),
                        record.revision(),
                        record.op().name(),
                        record.uscc().value(),
                        record.enterpriseName().orElse(null),
                        record.useScope().code(),
                        Content.json(record),
                        Content.sha256(record),
                        now,
                        intake)
                .update();
        jdbc.sql("""
                        insert into enterprise (uscc, name, first_known_at, due_since, due_reason)
                        values (?, ?, ?, ?, 'RECORD')
                        on conflict (uscc) do update set due_since = excluded.due_since, due_reason = 'RECORD'""").params(record.uscc().value(), name, now, now).update();
        jdbc.sql("""
                        update enterprise set due_since = ?, due_reason = 'RECORD'
                         where uscc in (select uscc from record where source = ? and type = ? and record_id = ?)""")
                .params(
                        now,
                        record.key().source(),
                        record.key().type(),
                        record.key().recordId())
                .update();
        jdbc.sql("insert into enterprise_name values (?, ?, ?, false, ?) on conflict do nothing")
                .params(record.uscc().value(), "", name, now)
                .update();
    }

    /** In scope since 2020. */
    void profile(Uscc uscc) {
        receive(
                uscc,
                "emergency/profile/" + uscc,
                "valid_from",
                "2020-01-01",
                "sector",
                "METALLURGY",
                "activities",
                "STEEL");
    }

    void certificate() {
        receive(
                "emergency/standardization/C-1",
                "certificate_no",
                "苏AQB1",
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
    }

    void refusal(Uscc uscc, String id, String on) {
        receive(uscc, "emergency/order_refusal/" + id, "refused_on", on, "document_no", "令" + id);
    }

    void seriousViolation(String id, String on, Object... more) {
        List<Object> fields = new ArrayList<>(List.of("determined_on", on, "document_no", "定" + id, "reason", "情节严重"));
        fields.addAll(List.of(more));
        receive("emergency/serious_violation/" + id, fields.toArray());
    }

    String status(Uscc uscc) {
        return enterprises.find(uscc).orElseThrow().status().orElse("");
    }

    /** A recipient's notices about the foundry, in order. */
    List<NoticeBody> told(String recipient) {
        return jdbc
                .sql("select content from notice where recipient = ? and uscc = ? order by sequence")
                .params(recipient, FOUNDRY.value())
                .query(String.class)
                .list()
                .stream()
                .map(content -> CloudEvent.read(content).body())
                .toList();
    }

    NoticeBody lastTold(String recipient) {
        List<NoticeBody> told = told(recipient);
        return told.get(told.size() - 1);
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        database.close();
    }
}
