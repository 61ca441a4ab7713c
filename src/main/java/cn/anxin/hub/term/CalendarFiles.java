package cn.anxin.hub.term;

import cn.anxin.hub.StartFault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The folder of the years that are published, a file each: {@code 2026.yaml}. */
final class CalendarFiles {

    private static final Pattern NAME = Pattern.compile("(?<year>20\\d{2})\\.yaml");

    private CalendarFiles() {}

    /** Without the folder no year is published. */
    static WorkingDays load(Path folder) {
        Map<Integer, WorkYear> years = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            return new WorkingDays(years);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                var name = NAME.matcher(String.valueOf(file.getFileName()));
                if (!name.matches()) {
                    throw StartFault.of(file + "：文件名应为 2026.yaml", file + ": a file here is named 2026.yaml");
                }
                int year = Integer.parseInt(name.group("year"));
                years.put(year, CalendarFile.read(file, year));
            }
        } catch (IOException unreadable) {
            throw StartFault.of("无法读取 " + folder, "cannot read " + folder);
        }
        return new WorkingDays(years);
    }
}
