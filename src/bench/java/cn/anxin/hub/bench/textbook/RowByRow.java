package cn.anxin.hub.bench.textbook;

import cn.anxin.hub.bench.city.Table;
import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.AssessmentJson;
import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.decision.Status;
import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.RecordReader;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.record.UseScope;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/** What the steps of the route do with one row: the hub's own checks and decision. */
public final class RowByRow {

    static final String INTAKE = """
            insert into intake (id, source, type, way, name, sha256, state, started_at)
            values ('00000000-0000-4000-8000-000000000001', 'emergency', '', 'SFTP', 'textbook', '', 'DONE', now())""";

    static final String ENTERPRISE = "insert into enterprise (uscc, name, first_known_at)"
            + " values (:#uscc, :#name, now()) on conflict do nothing";
    static final String RECORD = "insert into record (source, type, record_id, revision, op, uscc, enterprise_name,"
            + " use_scope, data, content_sha256, received_at, intake_id, line)"
            + " values (:#source, :#type, :#recordId, 1, 'UPSERT', :#uscc, :#name, 0, cast(:#data as jsonb), :#digest,"
            + " now(), '00000000-0000-4000-8000-000000000001', 1)";
    static final String HISTORY =
            "select source, type, record_id, cast(data as text) as data from record where uscc = :#uscc";
    static final String STATUS = "update enterprise set status = :#status where uscc = :#uscc";
    static final String NOTICE =
            "insert into notice (id, notice_no, recipient, uscc, sequence, change, regime, content,"
                    + " issued_at, assessment_id) values (cast(:#noticeId as uuid), :#noticeId, :#recipient, :#uscc, :#sequence,"
                    + " 'START', :#status, :#content, now(), (select max(id) from assessment where uscc = :#uscc))";

    static final String ASSESSMENT = "insert into assessment (uscc, as_of, known_at, policy_id, policy_version,"
            + " policy_sha256, engine_version, open_parameters, status, content)"
            + " values (:#uscc, current_date, now(), '', 1, '', '', '{}', :#status, cast(:#content as jsonb))";
    private static final Set<Status> LISTED = Set.of(Status.JOINT_INCENTIVE, Status.JOINT_PUNISHMENT);

    private final List<String> recipients;
    private final LocalDate today;
    private final Decision decision = Decision.load(Path.of("policies"));
    private final Map<String, Status> known = new ConcurrentHashMap<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong notices = new AtomicLong();

    RowByRow(List<String> recipients, LocalDate today) {
        this.recipients = recipients;
        this.today = today;
    }

    /** Checks the cells and lays out what the statements need. */
    public void read(Exchange exchange) {
        List<?> lines = exchange.getMessage().getBody(List.class);
        List<?> cells = (List<?>) lines.get(0);
        Table table = Table.valueOf(String.valueOf(cells.get(0)));
        Map<String, Object> fields = new HashMap<>();
        fields.put("record_id", cells.get(1));
        fields.put("uscc", cells.get(2));
        fields.put("enterprise_name", cells.get(3));
        for (int i = 0; i < table.columns().size(); i++) {
            fields.put(table.columns().get(i), cells.get(4 + i));
        }
        RawRecord raw = new RawRecord(table.source(), table.type(), fields);
        if (!(RecordReader.read(raw) instanceof Reading.Read read)) {
            throw new IllegalStateException("refused: " + cells);
        }
        CreditRecord record = read.record();
        Message message = exchange.getMessage();
        message.setHeader("source", table.source());
        message.setHeader("type", table.type());
        message.setHeader("recordId", cells.get(1));
        message.setHeader("uscc", cells.get(2));
        message.setHeader("name", cells.get(3));
        message.setHeader("data", Content.json(record));
        message.setHeader("digest", Content.sha256(record));
    }

    /** From all records of the enterprise, which the statement before has fetched. */
    public void decide(Exchange exchange) {
        Message message = exchange.getMessage();
        String uscc = message.getHeader("uscc", String.class);
        String name = message.getHeader("name", String.class);
        List<CreditRecord> records = ((List<?>) message.getBody(List.class))
                .stream().map(row -> record((Map<?, ?>) row, uscc, name)).toList();
        Assessment assessment = decision.decide(new Uscc(uscc), records, today);
        boolean listed = LISTED.contains(assessment.status());
        message.setHeader("changed", listed && known.put(uscc, assessment.status()) != assessment.status());
        message.setHeader("status", assessment.status().name());
        message.setHeader("content", AssessmentJson.write(assessment));
    }

    private static CreditRecord record(Map<?, ?> row, String uscc, String name) {
        String source = String.valueOf(row.get("source"));
        String type = String.valueOf(row.get("type"));
        return new CreditRecord(
                new RecordKey(source, type, String.valueOf(row.get("record_id"))),
                1,
                Op.UPSERT,
                new Uscc(uscc),
                Optional.of(name),
                UseScope.PUBLIC,
                Content.cells(source, type, String.valueOf(row.get("data"))));
    }

    /** One message a recipient. */
    public List<Message> notices(Exchange exchange) {
        return recipients.stream().map(recipient -> notice(exchange, recipient)).toList();
    }

    private Message notice(Exchange exchange, String recipient) {
        Message notice = new DefaultMessage(exchange.getContext());
        notice.setHeader("recipient", recipient);
        notice.setHeader("noticeId", UUID.randomUUID().toString());
        notice.setHeader("sequence", (int) notices.incrementAndGet());
        for (String header : List.of("uscc", "status", "content")) {
            notice.setHeader(header, exchange.getMessage().getHeader(header));
        }
        notice.setBody(exchange.getMessage().getHeader("content"));
        return notice;
    }

    /** The row is done with. */
    public void count() {
        done.incrementAndGet();
    }

    long done() {
        return done.get();
    }

    long notices() {
        return notices.get();
    }
}
