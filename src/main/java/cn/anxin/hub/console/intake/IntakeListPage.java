package cn.anxin.hub.console.intake;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.console.table.Export;
import cn.anxin.hub.console.table.Format;
import cn.anxin.hub.ledger.IntakeLog;
import cn.anxin.hub.ledger.IntakeLog.Entry;
import cn.anxin.hub.ledger.LongReads;
import cn.anxin.hub.security.AccessAudit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Every file, message and request that came in, the newest first. */
@Controller
class IntakeListPage {

    private static final int PAGE = 50;
    private static final List<String> HEADINGS = List.of(
            "编号 id",
            "数据源 source",
            "类型 type",
            "方式 way",
            "名称 name",
            "SHA-256",
            "编码 charset",
            "状态 state",
            "收到 received",
            "接受 accepted",
            "重复 duplicate",
            "拒绝 rejected",
            "待核 quarantined",
            "开始 started",
            "完成 finished");

    private final IntakeLog intakes;
    private final LongReads reads;
    private final PartyNames names;
    private final Export export;
    private final AccessAudit audit;
    private final Clock clock;

    IntakeListPage(
            IntakeLog intakes, LongReads reads, PartyNames names, Export export, AccessAudit audit, Clock clock) {
        this.intakes = intakes;
        this.reads = reads;
        this.names = names;
        this.export = export;
        this.audit = audit;
        this.clock = clock;
    }

    @ModelAttribute("form")
    IntakeForm form(
            @RequestParam(name = "source", defaultValue = "") String source,
            @RequestParam(name = "way", defaultValue = "") String way,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "until", defaultValue = "") String until) {
        return IntakeForm.of(source, way, state, q, from, until);
    }

    @GetMapping("/intakes")
    @Fragments("list")
    String show(
            @ModelAttribute("form") IntakeForm form,
            @RequestParam(name = "after", defaultValue = "") String after,
            Model page) {
        page.addAttribute("found", intakes.page(form.filter(clock.getZone()), after, PAGE));
        page.addAttribute("names", names.feeds());
        page.addAttribute("ways", IntakeForm.WAYS);
        page.addAttribute("states", IntakeForm.STATES);
        return "intake/list";
    }

    @GetMapping("/intakes/export.{format}")
    void export(
            @PathVariable("format") String format,
            @ModelAttribute("form") IntakeForm form,
            Principal user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format asked = Format.ofEnding(format).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.exports(
                user.getName(),
                "intakes",
                Optional.ofNullable(request.getQueryString()).orElse(""));
        export.answer(
                response,
                "intakes",
                asked,
                HEADINGS,
                rows -> intakes.each(form.filter(clock.getZone()), reads, entry -> rows.accept(cells(entry))));
    }

    private static List<?> cells(Entry entry) {
        return List.of(
                entry.id(),
                entry.source(),
                entry.type(),
                entry.way(),
                entry.name(),
                entry.sha256(),
                entry.charset(),
                entry.state(),
                entry.received(),
                entry.accepted(),
                entry.duplicate(),
                entry.rejected(),
                entry.quarantined(),
                entry.startedAt(),
                entry.finishedAt().map(Object::toString).orElse(""));
    }
}
