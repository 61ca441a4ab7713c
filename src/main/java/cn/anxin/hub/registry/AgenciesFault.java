package cn.anxin.hub.registry;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import java.nio.file.Path;

/** Says where the file of agencies cannot be used, why, and what to do. */
final class AgenciesFault {

    private AgenciesFault() {}

    static StartFault at(Path file, int line, int column, Message reason, Message remedy) {
        return StartFault.of(
                "%s 第 %d 行第 %d 列：%s %s".formatted(file, line, column, reason.zh(), remedy.zh()),
                "%s, line %d, column %d: %s %s".formatted(file, line, column, reason.en(), remedy.en()));
    }
}
