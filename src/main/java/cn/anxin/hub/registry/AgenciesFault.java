package cn.anxin.hub.registry;

import cn.anxin.hub.record.Message;
import java.nio.file.Path;

/** The file of agencies cannot be used: which file, which line, why, and what to do. */
public class AgenciesFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AgenciesFault(Path file, int line, Message reason, Message remedy) {
        super("%s 第 %d 行：%s %s / %s, line %d: %s %s"
                .formatted(file, line, reason.zh(), remedy.zh(), file, line, reason.en(), remedy.en()));
    }
}
