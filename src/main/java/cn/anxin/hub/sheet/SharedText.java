package cn.anxin.hub.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The texts that cells refer to by number. They may be as many as the cells: they rest on disk, and only their places in memory. */
final class SharedText implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final long[] ends;
    private final int count;

    private SharedText(Path file, FileChannel channel, long[] ends, int count) {
        this.file = file;
        this.channel = channel;
        this.ends = ends;
        this.count = count;
    }

    /** Reads all of the part into a file of the folder, which goes when this is closed. */
    static SharedText read(Optional<InputStream> part, Path folder) throws IOException, SheetRefused {
        Path file = Files.createTempFile(folder, "sheet", ".spool");
        try {
            long[] ends = new long[1024];
            int count = 0;
            if (part.isPresent()) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                        Markup markup = Markup.of(part.get())) {
                    long end = 0;
                    while (markup.findElement("si")) {
                        byte[] text = RichText.read(markup, "si").getBytes(StandardCharsets.UTF_8);
                        out.write(text);
                        end += text.length;
                        ends = count == ends.length ? Arrays.copyOf(ends, count * 2) : ends;
                        ends[count++] = end;
                    }
                }
            }
            return new SharedText(file, FileChannel.open(file), ends, count);
        } catch (IOException | SheetRefused | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** The text of this number; empty where there is none. */
    Optional<String> get(int number) throws IOException {
        if (number < 0 || number >= count) {
            return Optional.empty();
        }
        long from = number == 0 ? 0 : ends[number - 1];
        ByteBuffer bytes = ByteBuffer.allocate((int) (ends[number] - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // Until all of it is there.
        }
        return Optional.of(new String(bytes.array(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
