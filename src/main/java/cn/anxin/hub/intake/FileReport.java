package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Counts;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.FileFault;
import org.slf4j.Logger;

/** The one line of the log that each file gets. */
final class FileReport {

    private FileReport() {}

    static void log(Logger log, Intake intake) {
        String file = intake.origin().source() + "/" + intake.origin().name();
        if (intake.fault().isPresent()) {
            FileFault fault = intake.fault().get();
            log.warn(
                    "文件 {} 未采用，已移至 failed/：{} {} / file {} not taken, moved to failed/: {}",
                    file,
                    fault.code(),
                    fault.message().zh(),
                    file,
                    fault.message().en());
        } else if (intake.repeatOf().isPresent()) {
            log.info("文件 {} 与此前相同，未重复采用 / file {} came again, nothing of it is taken twice", file, file);
        } else {
            log.info("{} / {}", zh(file, intake), en(file, intake));
        }
    }

    private static String zh(String file, Intake intake) {
        Counts counts = intake.counts();
        String reasons = hasReasons(counts) ? "，原因见 " + rejects(intake) : "";
        return "文件 %s：收到 %d 行，采用 %d，重复 %d，退回 %d，待核 %d%s"
                .formatted(
                        file,
                        counts.received(),
                        counts.accepted(),
                        counts.duplicate(),
                        counts.rejected(),
                        counts.quarantined(),
                        reasons);
    }

    private static String en(String file, Intake intake) {
        Counts counts = intake.counts();
        String reasons = hasReasons(counts) ? ", reasons in " + rejects(intake) : "";
        return "file %s: received %d rows, accepted %d, duplicate %d, rejected %d, quarantined %d%s"
                .formatted(
                        file,
                        counts.received(),
                        counts.accepted(),
                        counts.duplicate(),
                        counts.rejected(),
                        counts.quarantined(),
                        reasons);
    }

    private static boolean hasReasons(Counts counts) {
        return counts.rejected() + counts.quarantined() > 0;
    }

    private static String rejects(Intake intake) {
        return "receipts/" + intake.origin().name() + ".rejects.csv";
    }
}
