package cn.anxin.hub.ledger;

import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One file, message, request or upload on its way in.
 *
 * @param rowsTaken how many rows have their outcome written
 * @param fault why the whole of it failed
 * @param repeatOf the first intake of the same content under the same name
 * @param receipt its bytes as they were first written
 * @param finishedAt when nothing was left to do
 */
public record Intake(
        UUID id,
        Origin origin,
        String sha256,
        String charset,
        IntakeState state,
        long rowsTaken,
        Counts counts,
        Optional<FileFault> fault,
        Optional<UUID> repeatOf,
        Optional<String> receipt,
        Instant startedAt,
        Optional<Instant> finishedAt) {

    /**
     * Where it came from.
     *
     * @param type of its rows; empty where the rows name their types themselves
     * @param way SFTP, HTTP, JMS, TABLE or CONSOLE
     * @param name the file's name, the message's or the request's id
     */
    public record Origin(String source, String type, String way, String name) {}

    /** Why nothing of a file was taken. */
    public record FileFault(FaultCode code, Message message) {

        public static FileFault of(FaultCode code, String zh, String en) {
            return new FileFault(code, new Message(zh, en));
        }
    }
}
