package cn.anxin.hub.console.notices;

import cn.anxin.hub.ledger.DropList;
import cn.anxin.hub.ledger.Lineage;
import cn.anxin.hub.ledger.Lineage.Decided;
import cn.anxin.hub.ledger.NoticeLookup;
import cn.anxin.hub.ledger.NoticeLookup.Envelope;
import cn.anxin.hub.ledger.NoticeLookup.Link;
import cn.anxin.hub.ledger.Receipts;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.registry.RecipientBook;
import cn.anxin.hub.registry.RecipientBook.Listed;
import cn.anxin.hub.security.AccessAudit;
import cn.anxin.hub.security.Permission;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One notice: what it says, what became of it, what it rests on, and what followed it. */
@Controller
class NoticePage {

    /** Of an enterprise's notices so many are listed; nobody has that many. */
    private static final int RUN = 200;

    private static final int RECEIPTS = 100;

    private final NoticeLookup lookup;
    private final NoticeFiles files;
    private final Lineage lineage;
    private final Receipts receipts;
    private final DropList drops;
    private final RecipientBook recipients;
    private final Policy policy;
    private final AccessAudit audit;

    NoticePage(
            NoticeLookup lookup,
            NoticeFiles files,
            Lineage lineage,
            Receipts receipts,
            DropList drops,
            RecipientBook recipients,
            Policy policy,
            AccessAudit audit) {
        this.lookup = lookup;
        this.files = files;
        this.lineage = lineage;
        this.receipts = receipts;
        this.drops = drops;
        this.recipients = recipients;
        this.policy = policy;
        this.audit = audit;
    }

    @GetMapping("/notices/{id}")
    String show(@PathVariable("id") UUID id, Principal user, Model page) {
        Envelope notice = find(id);
        Optional<Listed> recipient = recipients.find(notice.recipient());
        Decided decided = lineage.assessment(notice.assessmentId()).orElseThrow();
        page.addAttribute("notice", notice);
        page.addAttribute("recipientName", recipient.map(Listed::name).orElse(notice.recipient()));
        page.addAttribute("way", recipient.map(each -> each.way().name()).orElse(""));
        page.addAttribute("decided", decided);
        List<Link> run = lookup.run(notice.recipient(), notice.uscc(), RUN);
        page.addAttribute("run", run);
        page.addAttribute(
                "follower",
                run.stream()
                        .filter(link -> link.sequence() == notice.sequence() + 1)
                        .findFirst()
                        .orElse(null));
        page.addAttribute("deaths", lookup.deaths(id));
        page.addAttribute(
                "batch",
                notice.batch()
                        .flatMap(number -> drops.find(notice.recipient(), number))
                        .orElse(null));
        page.addAttribute("owed", files.owed(notice));
        page.addAttribute("receipts", receipts.page(Optional.of(id), Optional.empty(), Long.MAX_VALUE, RECEIPTS));
        page.addAttribute("law", policy);
        if (Permission.heldBy(user).contains(Permission.SEE_CONTENT)) {
            audit.readsNotice(user.getName(), id);
            page.addAttribute("file", files.of(notice, decided, recipient.map(Listed::way)));
        }
        return "notices/notice";
    }

    /** The content as a file: the very bytes. */
    @GetMapping("/notices/{id}/content")
    ResponseEntity<byte[]> content(@PathVariable("id") UUID id, Principal user) {
        Envelope notice = find(id);
        audit.readsNotice(user.getName(), id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CloudEvent.MEDIA_TYPE))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(notice.noticeNo() + ".json")
                                .build()
                                .toString())
                .body(lookup.content(id).getBytes(StandardCharsets.UTF_8));
    }

    private Envelope find(UUID id) {
        return lookup.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
