package cn.anxin.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.qpid.jms.JmsConnectionFactory;

/** One notice as its recipient found it, in the order of arrival. */
public record ArrivedNotice(String id, String uscc, int sequence) {

    /** Reads a recipient's drops by their numbers, which have to be 1, 2, 3 …, each with a flag that is true. */
    static List<ArrivedNotice> inDrops(String recipient, Path folder) throws IOException {
        List<ArrivedNotice> arrived = new ArrayList<>();
        int number = 1;
        for (Optional<Path> drop = drop(recipient, folder, number);
                drop.isPresent();
                drop = drop(recipient, folder, ++number)) {
            arrived.addAll(read(drop.get()));
        }
        try (var files = Files.list(folder)) {
            // At midnight the day's statement comes beside them.
            assertThat(files.filter(file -> !file.toString().endsWith(".statement.json")))
                    .as("files in " + folder)
                    .hasSize(2 * (number - 1));
        }
        return arrived;
    }

    private static Optional<Path> drop(String recipient, Path folder, int number) throws IOException {
        String end = "_%05d.csv".formatted(number);
        try (var files = Files.list(folder)) {
            List<Path> found = files.filter(f -> f.getFileName().toString().startsWith("ANXIN_" + recipient + "_"))
                    .filter(f -> f.getFileName().toString().endsWith(end))
                    .toList();
            assertThat(found).as("drops with number " + number).hasSizeLessThan(2);
            return found.stream().findFirst();
        }
    }

    private static List<ArrivedNotice> read(Path drop) throws IOException {
        List<ArrivedNotice> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(drop, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord row : parser) {
                rows.add(new ArrivedNotice(
                        row.get("notice_id"), row.get("uscc"), Integer.parseInt(row.get("sequence"))));
            }
        }
        assertThat(Files.readString(drop.resolveSibling(drop.getFileName() + ".ok")))
                .contains("rows=" + rows.size())
                .contains("sha256=" + sha256(drop));
        return rows;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Consumes a recipient's queue as the recipient would, over AMQP. */
    public static List<ArrivedNotice> inQueue(String recipient, int port, String password) throws JMSException {
        List<ArrivedNotice> arrived = new ArrayList<>();
        JmsConnectionFactory factory = new JmsConnectionFactory(recipient, password, "amqp://127.0.0.1:" + port);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue("anxin.notice." + recipient))) {
            connection.start();
            for (Message message = consumer.receive(5_000); message != null; message = consumer.receive(2_000)) {
                arrived.add(new ArrivedNotice(
                        message.getStringProperty("noticeId"),
                        message.getStringProperty("uscc"),
                        message.getIntProperty("sequence")));
            }
        }
        return arrived;
    }
}
