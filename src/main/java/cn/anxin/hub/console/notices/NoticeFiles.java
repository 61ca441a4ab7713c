package cn.anxin.hub.console.notices;

import cn.anxin.hub.console.notices.NoticeFile.Cell;
import cn.anxin.hub.console.notices.NoticeFile.Owed;
import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.AssessmentJson;
import cn.anxin.hub.ledger.Lineage;
import cn.anxin.hub.ledger.Lineage.Decided;
import cn.anxin.hub.ledger.NoticeLookup;
import cn.anxin.hub.ledger.NoticeLookup.Envelope;
import cn.anxin.hub.ledger.Unanswered.Kind;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.DropRow;
import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.receipt.HeldMeasure;
import cn.anxin.hub.receipt.Holdings;
import cn.anxin.hub.receipt.Standing;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.term.Overdue;
import cn.anxin.hub.term.WorkingDays.Term;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Puts together what a notice's page shows. */
@Component
class NoticeFiles {

    /** Where a notice goes as a row, not as it is stored. */
    private static final Set<Way> OF_ROWS = Set.of(Way.SFTP, Way.TABLE);

    private final NoticeLookup lookup;
    private final Lineage lineage;
    private final Holdings holdings;
    private final Overdue overdue;
    private final Clock clock;

    NoticeFiles(NoticeLookup lookup, Lineage lineage, Holdings holdings, Overdue overdue, Clock clock) {
        this.lookup = lookup;
        this.lineage = lineage;
        this.holdings = holdings;
        this.overdue = overdue;
        this.clock = clock;
    }

    NoticeFile of(Envelope envelope, Decided decided, Optional<Way> way) {
        String text = lookup.content(envelope.id());
        Notice notice = CloudEvent.read(text);
        Assessment assessment =
                AssessmentJson.read(decided.content(), decided.policySha256(), decided.openParameters());
        return new NoticeFile(
                text,
                notice.body(),
                way.filter(OF_ROWS::contains).map(rows -> row(notice)).orElse(List.of()),
                assessment,
                lineage.sources(NoticeFile.references(assessment), decided.knownAt()),
                held(envelope));
    }

    private static List<Cell> row(Notice notice) {
        List<String> cells = DropRow.of(notice).cells();
        return IntStream.range(0, cells.size())
                .mapToObj(column -> new Cell(DropRow.COLUMNS.get(column), cells.get(column)))
                .toList();
    }

    private List<HeldMeasure> held(Envelope envelope) {
        return holdings.latest(envelope.recipient(), List.of(new Uscc(envelope.uscc()))).values().stream()
                .map(Standing::held)
                .flatMap(List::stream)
                .toList();
    }

    /** What the recipient has to answer once it has the notice, and by when. */
    List<Owed> owed(Envelope envelope) {
        List<Owed> owed = new ArrayList<>();
        envelope.deliveredAt()
                .filter(at -> envelope.state().equals("DELIVERED"))
                .ifPresent(at -> {
                    owed.add(owed(envelope, Kind.RECEIVED, at, envelope.receivedAt()));
                    if (envelope.change().equals("END")) {
                        owed.add(owed(envelope, Kind.LIFTED, at, envelope.liftedAt()));
                    }
                });
        return owed;
    }

    private Owed owed(Envelope envelope, Kind kind, Instant deliveredAt, Optional<Instant> answeredAt) {
        Term term = overdue.term(envelope.recipient(), kind, deliveredAt);
        LocalDate until =
                answeredAt.map(at -> at.atZone(clock.getZone()).toLocalDate()).orElseGet(() -> LocalDate.now(clock));
        return new Owed(kind, term.day(), term.provisional(), answeredAt, until.isAfter(term.day()));
    }
}
