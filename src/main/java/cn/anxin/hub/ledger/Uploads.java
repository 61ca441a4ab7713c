package cn.anxin.hub.ledger;

import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.ledger.Rejects.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files that users hand in: what a check of them came to, and their bytes until they are taken or given up. */
@Repository
public class Uploads {

    private static final int PART = 1 << 20;
    private static final int MOST_FAULTS = 200;

    private final JdbcClient jdbc;

    public Uploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far it is. */
    public enum State {
        /** It can be taken. */
        CHECKED,
        /** None of it can be. */
        REFUSED,
        /** Its user has said that it shall be. */
        TAKING,
        /** Every row of it has its outcome. */
        DONE,
        /** Its user has given it up. */
        CANCELLED,
        /** Nobody has said anything for too long. */
        EXPIRED
    }

    /**
     * A file that was handed in.
     *
     * @param size in bytes
     * @param counts what the check came to
     * @param fault why none of it can be taken
     * @param intake as which it is, or was, taken
     */
    public record Upload(
            UUID id,
            String source,
            String type,
            String name,
            String charset,
            String sha256,
            long size,
            State state,
            Optional<FileFault> fault,
            Counts counts,
            String uploadedBy,
            Instant uploadedAt,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            Optional<String> reason,
            Optional<UUID> intake) {}

    /** Keeps a file with what its check came to; the caller closes the bytes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Upload upload, List<Reject> faults, InputStream bytes) throws IOException {
        jdbc.sql("""
                        insert into upload (id, source, type, name, charset, sha256, size, state, fault, received, accepted,
                                            duplicate, rejected, quarantined, uploaded_by, uploaded_at)
                        values (:id, :source, :type, :name, :charset, :sha256, :size, :state,
                                :fault, :received, :accepted, :duplicate, :rejected, :quarantined, :user, :at)""")
                .param("id", upload.id())
                .param("source", upload.source())
                .param("type", upload.type())
                .param("name", upload.name())
                .param("charset", upload.charset())
                .param("sha256", upload.sha256())
                .param("size", upload.size())
                .param("state", upload.state().name())
                .param("fault", upload.fault().map(Intakes::write).orElse(null))
                .param("received", upload.counts().received())
                .param("accepted", upload.counts().accepted())
                .param("duplicate", upload.counts().duplicate())
                .param("rejected", upload.counts().rejected())
                .param("quarantined", upload.counts().quarantined())
                .param("user", upload.uploadedBy())
                .param("at", upload.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
        keepFaults(upload.id(), faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        if (upload.state() == State.CHECKED) {
            keepBytes(upload.id(), bytes);
        }
    }

    private void keepFaults(UUID upload, List<Reject> faults) {
        Rejects.bind(
                        jdbc.sql("insert into upload_fault (upload_id, line, position, record_id, column_name, code,"
                                + " message_zh, message_en, value) select :upload, r.*" + Rejects.UNNESTED),
                        faults)
                .param("upload", upload)
                .update();
    }

    private void keepBytes(UUID upload, InputStream bytes) throws IOException {
        int number = 0;
        for (byte[] part = bytes.readNBytes(PART); part.length > 0; part = bytes.readNBytes(PART)) {
            jdbc.sql("insert into upload_part (upload_id, number, content) values (?, ?, ?)")
                    .params(upload, number++, part)
                    .update();
        }
    }

    /** Gives the bytes back, a piece at a time. */
    public void write(UUID upload, OutputStream to) throws IOException {
        for (int number = 0; ; number++) {
            Optional<byte[]> part = jdbc.sql("select content from upload_part where upload_id = ? and number = ?")
                    .params(upload, number)
                    .query(byte[].class)
                    .optional();
            if (part.isEmpty()) {
                return;
            }
            to.write(part.get());
        }
    }

    /** The one of this id; empty where there is none. */
    public Optional<Upload> find(UUID id) {
        return jdbc.sql("select * from upload where id = ?")
                .param(id)
                .query(Uploads::upload)
                .optional();
    }

    /** The newest ones. */
    public List<Upload> newest(int count) {
        return jdbc.sql("select * from upload order by uploaded_at desc, id limit ?")
                .param(count)
                .query(Uploads::upload)
                .list();
    }

    /** The first faults that the check found, in the order of the lines. */
    public List<Reject> faults(UUID id) {
        return jdbc.sql("select * from upload_fault where upload_id = ? order by line, position")
                .param(id)
                .query(Rejects::reject)
                .list();
    }

    /** Decides what becomes of one that was checked; false where that was decided before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(UUID id, State state, String actor, String reason, Instant at) {
        boolean decided = jdbc.sql("""
                        update upload set state = :state, decided_by = :actor, decided_at = :at, reason = :reason
                         where id = :id and state = 'CHECKED'""")
                        .param("id", id)
                        .param("state", state.name())
                        .param("actor", actor)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("reason", reason)
                        .update()
                == 1;
        if (decided && state == State.CANCELLED) {
            forget(id);
        }
        return decided;
    }

    /** The next one to be taken, from now on by this node alone, or by it still; empty where there is none. */
    @Transactional
    public Optional<Upload> claim(String node) {
        return jdbc.sql("""
                        update upload set lease_owner = :node
                         where id = (select u.id from upload u
                                      where u.state = 'TAKING' and (u.lease_owner = :node or %s)
                                      order by u.decided_at limit 1 for update skip locked)
                        returning *""".formatted(Leases.free("u")))
                .param("node", node)
                .query(Uploads::upload)
                .optional();
    }

    /** Notes as which it is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takenAs(UUID id, UUID intake) {
        jdbc.sql("update upload set intake_id = ? where id = ?")
                .params(intake, id)
                .update();
    }

    /** Every row has its outcome: the bytes are needed no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(UUID id) {
        jdbc.sql("update upload set state = 'DONE' where id = ?").param(id).update();
        forget(id);
    }

    /** Gives up those that nobody has said anything about since. */
    @Transactional
    public int expire(Instant before) {
        List<UUID> old = jdbc.sql("""
                        update upload set state = 'EXPIRED' where state = 'CHECKED' and uploaded_at < ? returning id""")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
        old.forEach(this::forget);
        return old.size();
    }

    private void forget(UUID id) {
        jdbc.sql("delete from upload_part where upload_id = ?").param(id).update();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("type"),
                row.getString("name"),
                row.getString("charset"),
                row.getString("sha256"),
                row.getLong("size"),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("fault")).map(Intakes::read),
                new Counts(
                        row.getLong("received"),
                        row.getLong("accepted"),
                        row.getLong("duplicate"),
                        row.getLong("rejected"),
                        row.getLong("quarantined")),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant(),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(decidedAt).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getObject("intake_id", UUID.class)));
    }
}
