package cn.anxin.hub.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The parts of a workbook, and how they refer to each other. */
final class Archive implements AutoCloseable {

    /** The container of encrypted workbooks, and of those from before 2007. */
    private static final byte[] COMPOUND = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    /** XML packs well; more than this nothing that people fill in does. */
    private static final long MOST_RATIO = 200;

    private static final long LEAST_ALLOWED = 64L << 20;
    private static final long MOST_ALLOWED = 8L << 30;

    private final ZipFile zip;
    private final long most;

    private Archive(ZipFile zip, long most) {
        this.zip = zip;
        this.most = most;
    }

    static Archive open(Path file) throws IOException, SheetRefused {
        try (InputStream in = Files.newInputStream(file)) {
            if (Arrays.equals(in.readNBytes(COMPOUND.length), COMPOUND)) {
                throw new SheetRefused(
                        "文件已加密或为旧版 .xls，请去除密码并另存为 .xlsx",
                        "it is encrypted, or an old .xls: save it as .xlsx without a password");
            }
        }
        long most = Math.min(MOST_ALLOWED, Math.max(LEAST_ALLOWED, Files.size(file) * MOST_RATIO));
        try {
            return new Archive(new ZipFile(file.toFile()), most);
        } catch (ZipException | IllegalArgumentException e) {
            throw new SheetRefused("不是 .xlsx 文件，或文件已损坏", "it is no .xlsx file, or a damaged one");
        }
    }

    boolean has(String part) {
        return entry(part).isPresent();
    }

    /** Reads a part; the caller closes it. */
    InputStream part(String part) throws IOException, SheetRefused {
        ZipEntry entry = entry(part).orElseThrow(() -> new SheetRefused("工作簿缺少 " + part, "the workbook lacks " + part));
        return new BufferedInputStream(new GuardedPart(zip.getInputStream(entry), most), 1 << 16);
    }

    private Optional<ZipEntry> entry(String part) {
        return Optional.ofNullable(zip.getEntry(part)).filter(entry -> !entry.isDirectory());
    }

    /** Where a part's relations lead, by their ids and by the last words of their types. */
    Map<String, String> relations(String part) throws IOException, SheetRefused {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        String relations = folder + "_rels/" + part.substring(slash) + ".rels";
        Map<String, String> targets = new HashMap<>();
        if (has(relations)) {
            try (Markup markup = Markup.of(part(relations))) {
                while (markup.findElement("Relationship")) {
                    String target = resolved(folder, markup.attribute("Target").orElse(""));
                    markup.attribute("Id").ifPresent(id -> targets.put("#" + id, target));
                    markup.attribute("Type")
                            .map(type -> type.substring(type.lastIndexOf('/') + 1))
                            .ifPresent(type -> targets.putIfAbsent(type, target));
                }
            }
        }
        return targets;
    }

    private static String resolved(String folder, String target) {
        Path path = target.startsWith("/") ? Path.of(target.substring(1)) : Path.of(folder, target);
        return path.normalize().toString().replace('\\', '/');
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
