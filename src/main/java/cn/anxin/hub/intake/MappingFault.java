package cn.anxin.hub.intake;

import java.nio.file.Path;

/** A mapping file cannot be used: which file, which line, and why. It ends the start. */
class MappingFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MappingFault(Path file, int line, String zh, String en) {
        super("%s 第 %d 行：%s / %s, line %d: %s".formatted(file, line, zh, file, line, en));
    }
}
