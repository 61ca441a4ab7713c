package cn.anxin.hub.review;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.decision.AssessmentJson;
import cn.anxin.hub.ledger.Assessments;
import cn.anxin.hub.ledger.Assessments.Basis;
import cn.anxin.hub.ledger.Assessments.NewAssessment;
import cn.anxin.hub.ledger.Assessments.Stored;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.Enterprises.Reviewed;
import cn.anxin.hub.ledger.History;
import cn.anxin.hub.ledger.History.Known;
import cn.anxin.hub.ledger.Notices;
import cn.anxin.hub.ledger.Notices.NewNotice;
import cn.anxin.hub.ledger.Pace;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.trace.Step;
import cn.anxin.hub.trace.Traces;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reviews the enterprises that its caller's transaction holds: a few statements for all of them. */
final class Batch {

    private final Ledger ledger;
    private final Supplier<List<Recipient>> registered;
    private final Examiner examiner;
    private final Engine engine;
    private final Clock clock;

    Batch(Ledger ledger, Supplier<List<Recipient>> registered, Examiner examiner, Engine engine, Clock clock) {
        this.ledger = ledger;
        this.registered = registered;
        this.examiner = examiner;
        this.engine = engine;
        this.clock = clock;
    }

    /** The tables that a review reads and writes. */
    record Ledger(Enterprises enterprises, History history, Assessments assessments, Notices notices) {}

    Tally review(List<Uscc> held, Pace pace) {
        if (held.isEmpty()) {
            return Tally.NOTHING;
        }
        // Microseconds: what is compared with received_at later has to be what PostgreSQL keeps.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = now.atZone(clock.getZone()).toLocalDate();
        List<Recipient> recipients = registered.get();
        try (Step step = Step.begin("review")) {
            if (Traces.areKept()) {
                step.follow(ledger.enterprises().takeTrails(held));
            }
            List<Findings> findings = dossiers(held).stream()
                    .map(dossier -> examiner.examine(dossier, recipients, today))
                    .toList();
            write(findings, now, pace, step);
            step.note("enterprises", held.size());
            return Tally.of(findings);
        }
    }

    private List<Dossier> dossiers(List<Uscc> held) {
        Map<Uscc, Known> known = ledger.history().of(held);
        Map<Uscc, Stored> stored = ledger.assessments().latest(held);
        Map<Uscc, Map<String, String>> told = ledger.notices().lastContents(held);
        Map<Uscc, String> firstNames = ledger.enterprises().firstNames(held);
        return held.stream()
                .map(uscc -> new Dossier(
                        uscc,
                        Objects.requireNonNull(known.get(uscc)),
                        Optional.ofNullable(stored.get(uscc)),
                        told.getOrDefault(uscc, Map.of()),
                        firstNames.getOrDefault(uscc, uscc.value())))
                .toList();
    }

    private void write(List<Findings> findings, Instant now, Pace pace, Step step) {
        Map<Uscc, Long> added = ledger.assessments()
                .add(findings.stream()
                        .filter(each -> each.standing().isEmpty())
                        .map(each -> assessment(each.assessment(), now))
                        .toList());
        trail(issue(findings, added, now, pace), step);
        ledger.enterprises()
                .reviewed(findings.stream()
                        .map(each -> new Reviewed(
                                each.assessment().uscc(),
                                each.enterprise().name(),
                                each.enterprise().district(),
                                each.assessment().asOf(),
                                each.assessment().status().name(),
                                findings(each.assessment()),
                                id(each, added),
                                each.nextReviewOn()))
                        .toList());
    }

    /** The grounds in force, and the conditions that are not met or that wait for an investigation. */
    private static List<String> findings(Assessment assessment) {
        List<String> findings = new ArrayList<>();
        assessment.grounds().forEach(ground -> findings.add(ground.article() + "(" + ground.item() + ")"));
        for (ConditionResult condition : assessment.conditions()) {
            if (condition.result() != Result.MET) {
                findings.add(condition.article() + "(" + condition.item() + ")"
                        + (condition.result() == Result.PENDING ? "?" : ""));
            }
        }
        return findings;
    }

    private NewAssessment assessment(Assessment assessment, Instant knownAt) {
        return new NewAssessment(
                assessment.uscc(),
                assessment.asOf(),
                knownAt,
                new Basis(
                        assessment.policy().id(),
                        assessment.policy().version(),
                        assessment.policy().sha256(),
                        engine.version(),
                        assessment.openParameters()),
                assessment.status().name(),
                AssessmentJson.write(assessment),
                assessment.nextReviewOn());
    }

    private List<NewNotice> issue(List<Findings> findings, Map<Uscc, Long> added, Instant now, Pace pace) {
        OffsetDateTime issuedAt = now.atZone(clock.getZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
        int count = findings.stream().mapToInt(each -> each.notices().size()).sum();
        Iterator<Long> numbers = ledger.notices().numbers(count).iterator();
        List<NewNotice> notices = new ArrayList<>(count);
        for (Findings each : findings) {
            for (NoticeBody body : each.notices()) {
                String number = Notice.number(body.issuingAuthority(), issuedAt.getYear(), numbers.next());
                Notice notice = new Notice(UUID.randomUUID(), number, issuedAt, body);
                notices.add(row(notice, id(each, added)));
            }
        }
        ledger.notices().issue(notices, pace);
        return notices;
    }

    /** Their delivery goes on with the trace of what made their enterprise due. */
    private void trail(List<NewNotice> notices, Step step) {
        if (!Traces.areKept()) {
            return;
        }
        Map<String, String> trails = new HashMap<>();
        Map<String, List<String>> ids = new HashMap<>();
        for (NewNotice notice : notices) {
            String uscc = notice.uscc().value();
            String id = notice.id().toString();
            step.trailOf(uscc).ifPresent(trail -> trails.put(id, trail));
            ids.computeIfAbsent(uscc, code -> new ArrayList<>()).add(id);
        }
        ledger.notices().trail(trails);
        step.list("notices", ids);
    }

    private NewNotice row(Notice notice, long assessmentId) {
        NoticeBody body = notice.body();
        return new NewNotice(
                notice.id(),
                notice.noticeNo(),
                body.recipient(),
                body.enterprise().uscc(),
                body.sequence(),
                body.change().name(),
                body.regime().name(),
                CloudEvent.write(notice, engine.city()),
                notice.issuedAt(),
                assessmentId);
    }

    private static long id(Findings findings, Map<Uscc, Long> added) {
        return findings.standing()
                .orElseGet(() ->
                        Objects.requireNonNull(added.get(findings.assessment().uscc())));
    }
}
