package cn.anxin.hub.console.intake;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.console.table.Export;
import cn.anxin.hub.console.table.Format;
import cn.anxin.hub.ledger.IntakeLog;
import cn.anxin.hub.ledger.IntakeRows;
import cn.anxin.hub.ledger.LongReads;
import cn.anxin.hub.ledger.Rejects;
import cn.anxin.hub.ledger.Rejects.Reject;
import cn.anxin.hub.security.AccessAudit;
import cn.anxin.hub.security.Permission;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A file, message or request: its rows with what became of each, and every reason for which some were rejected. */
@Controller
class IntakePage {

    private static final int PAGE = 100;
    private static final List<String> REJECTED =
            List.of("行 line", "记录号 record", "列 column", "代码 code", "说明", "message", "原值 value");
    private static final List<String> KEPT = List.of(
            "行 line", "结果 outcome", "记录 record", "修订 revision", "操作 op", "统一社会信用代码 uscc", "企业名称 name", "内容 data");

    private final IntakeLog intakes;
    private final Rejects rejects;
    private final IntakeRows rows;
    private final LongReads reads;
    private final Export export;
    private final AccessAudit audit;
    private final PartyNames names;

    IntakePage(
            IntakeLog intakes,
            Rejects rejects,
            IntakeRows rows,
            LongReads reads,
            Export export,
            AccessAudit audit,
            PartyNames names) {
        this.intakes = intakes;
        this.rejects = rejects;
        this.rows = rows;
        this.reads = reads;
        this.export = export;
        this.audit = audit;
        this.names = names;
    }

    @GetMapping("/intakes/{id}")
    @Fragments("rows")
    String show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "show", defaultValue = "rejected") String show,
            @RequestParam(name = "after", defaultValue = "") String after,
            Principal user,
            Model page) {
        page.addAttribute("intake", found(id));
        page.addAttribute("names", names.feeds());
        boolean content = Permission.heldBy(user).contains(Permission.SEE_CONTENT);
        boolean kept = show.equals("kept") && content;
        page.addAttribute("show", kept ? "kept" : "rejected");
        page.addAttribute("content", content);
        if (content) {
            audit.readsIntake(user.getName(), id);
        }
        if (kept) {
            page.addAttribute("kept", rows.page(id, after, PAGE));
        } else {
            page.addAttribute("rejects", rejects.page(id, after, PAGE));
        }
        return "intake/file";
    }

    @GetMapping("/intakes/{id}/rejects/export.{format}")
    void rejects(
            @PathVariable("id") UUID id,
            @PathVariable("format") String format,
            Principal user,
            HttpServletResponse response)
            throws IOException {
        String name = begin(id, "rejects", user);
        export.answer(
                response,
                "rejects-" + name,
                asked(format),
                REJECTED,
                to -> rejects.each(id, reads, reject -> to.accept(cells(reject))));
    }

    @GetMapping("/intakes/{id}/rows/export.{format}")
    void rows(
            @PathVariable("id") UUID id,
            @PathVariable("format") String format,
            Principal user,
            HttpServletResponse response)
            throws IOException {
        String name = begin(id, "rows", user);
        export.answer(
                response,
                "rows-" + name,
                asked(format),
                KEPT,
                to -> rows.each(
                        id,
                        reads,
                        row -> to.accept(List.of(
                                row.line(),
                                row.became(),
                                row.reference(),
                                row.revision(),
                                row.op(),
                                row.uscc(),
                                row.name(),
                                row.data()))));
    }

    private String begin(UUID id, String what, Principal user) {
        String name = found(id).name();
        audit.exports(user.getName(), "intakes/" + id + "/" + what, "");
        return name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    }

    private IntakeLog.Entry found(UUID id) {
        return intakes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Format asked(String ending) {
        return Format.ofEnding(ending).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static List<?> cells(Reject reject) {
        return List.of(
                reject.line(),
                reject.recordId(),
                reject.fault().column(),
                reject.fault().code().name(),
                reject.fault().message().zh(),
                reject.fault().message().en(),
                reject.fault().value());
    }
}
