package cn.anxin.hub.delivery;

import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.DropRow;
import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.DropFormat;
import cn.anxin.hub.registry.Protection;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** The bytes of a batch while they are made, in the recipient's format and charset. */
class DropFile {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    private final Drop drop;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    DropFile(Drop drop) {
        this.drop = drop;
        if (drop.format() == DropFormat.CSV) {
            write(DropRow.header());
        }
    }

    static String name(String recipient, LocalDate day, long number, String extension) {
        return "ANXIN_%s_%s_%05d.%s".formatted(recipient, DAY.format(day), number, extension);
    }

    /** The name of the file that comes out of a protected one. */
    static String plain(String name, Protection how) {
        return name.substring(0, name.length() - how.kind().extension().length() - 1);
    }

    /** Adds a notice, given as the CloudEvent that was stored. */
    void add(String content) {
        switch (drop.format()) {
            case CSV -> write(DropRow.of(CloudEvent.read(content)).csv());
            case JSONL -> write(content + "\n");
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(drop.charset()));
    }
}
