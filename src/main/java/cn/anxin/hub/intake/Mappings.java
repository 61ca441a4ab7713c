package cn.anxin.hub.intake;

import cn.anxin.hub.record.RecordTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How each source lays out its files: one file of the folder a source. */
final class Mappings {

    private final Map<String, Mapping> bySource = new HashMap<>();

    /** @throws cn.anxin.hub.StartFault where a file is missing or not understood */
    Mappings(Path folder) throws IOException {
        for (String source : RecordTypes.sources()) {
            bySource.put(source, MappingFile.read(folder.resolve(source + ".yaml"), source));
        }
    }

    Mapping of(String source) {
        return Optional.ofNullable(bySource.get(source))
                .orElseThrow(() -> new IllegalArgumentException("no source " + source));
    }
}
