package cn.anxin.hub.receipt;

import cn.anxin.hub.ledger.NoticeRuns;
import cn.anxin.hub.ledger.Receipts;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.record.Uscc;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How enterprises stand with a recipient, out of the ledger: a handful of statements, whatever their number. */
@Component
public class Holdings {

    private final NoticeRuns runs;
    private final Receipts receipts;

    Holdings(NoticeRuns runs, Receipts receipts) {
        this.runs = runs;
        this.receipts = receipts;
    }

    /** By enterprise, ascending; one that the recipient was never told of is left out. */
    public Map<Uscc, Standing> latest(String recipient, Collection<Uscc> enterprises) {
        Map<Uscc, List<Notice>> notices = read(runs.latest(recipient, enterprises));
        Map<Uscc, Standing> standings = new TreeMap<>();
        notices.forEach((uscc, run) -> standings.put(uscc, Standing.of(run)));
        Map<UUID, Standing> byNotice = new HashMap<>();
        notices.forEach((uscc, run) -> run.forEach(
                notice -> Optional.ofNullable(standings.get(uscc)).ifPresent(s -> byNotice.put(notice.id(), s))));
        answer(byNotice);
        return standings;
    }

    /** By notice, of the notices named and those before them; they have to be the recipient's. */
    Map<UUID, Standing> upTo(String recipient, Collection<UUID> notices) {
        Map<UUID, Standing> byNotice = new HashMap<>();
        read(runs.upTo(recipient, notices)).values().forEach(run -> {
            Standing standing = Standing.of(run);
            run.forEach(notice -> byNotice.put(notice.id(), standing));
        });
        answer(byNotice);
        return byNotice;
    }

    private void answer(Map<UUID, Standing> byNotice) {
        receipts.taken(byNotice.keySet())
                .forEach(taken -> Optional.ofNullable(byNotice.get(taken.noticeId()))
                        .ifPresent(standing -> standing.take(TakenReceipt.receipt(taken), TakenReceipt.first(taken))));
    }

    private static Map<Uscc, List<Notice>> read(Map<Uscc, List<String>> contents) {
        Map<Uscc, List<Notice>> notices = new TreeMap<>();
        contents.forEach((uscc, texts) ->
                notices.put(uscc, texts.stream().map(CloudEvent::read).toList()));
        return notices;
    }
}
