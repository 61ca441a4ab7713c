package cn.anxin.hub.embedded.city;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * How far the city has come: written after each file, so that it is made once in a home, however often that is
 * interrupted.
 *
 * @param day the day that it was made for
 * @param left how many of its files have been left
 * @param finished whether those are all
 */
record CityProgress(LocalDate day, int left, boolean finished) {

    private static final String NAME = "sample-city.yaml";

    static CityProgress in(Path folder, LocalDate today) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            CityProgress begun = new CityProgress(today, 0, false);
            begun.write(folder);
            return begun;
        }
        Map<String, Object> content =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file, StandardCharsets.UTF_8));
        return new CityProgress(
                LocalDate.parse(String.valueOf(content.get("day"))),
                Integer.parseInt(String.valueOf(content.get("files"))),
                Boolean.TRUE.equals(content.get("finished")));
    }

    CityProgress oneMore(Path folder, int all) throws IOException {
        CityProgress next = new CityProgress(day, left + 1, left + 1 >= all);
        next.write(folder);
        return next;
    }

    private void write(Path folder) throws IOException {
        Path unfinished = folder.resolve(NAME + ".unfinished");
        String content = "# The sample city is made once in this home.\nday: '%s'\nfiles: %d\nfinished: %s\n"
                .formatted(day, left, finished);
        Files.writeString(unfinished, content, StandardCharsets.UTF_8);
        Files.move(unfinished, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }
}
