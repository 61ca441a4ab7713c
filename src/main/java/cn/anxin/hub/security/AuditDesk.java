package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditChecks;
import cn.anxin.hub.ledger.AuditChecks.Noted;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.AuditFilter;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the audit is taken away as a file, and its chain gone through; both stand in it. */
@Service
public class AuditDesk implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(AuditDesk.class);

    private final AuditChecks checks;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final ExecutorService walker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "audit-check");
        thread.setDaemon(true);
        return thread;
    });

    AuditDesk(AuditChecks checks, Audit audit, TransactionTemplate transaction) {
        this.checks = checks;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Notes that a user is about to take some of the audit away. */
    public void exports(String user, AuditFilter filter, String format) {
        transaction.executeWithoutResult(
                status -> audit.record(user, AuditEvent.AUDIT_EXPORTED, format, filter.toString()));
    }

    /** Goes through the whole chain from now on, unless somebody has that done at this moment. */
    public void verify(String user, Optional<Noted> noted) {
        Optional<Long> begun = Optional.ofNullable(transaction.execute(status -> {
            // Of two who ask at once, one; the head is held until its entry is written.
            audit.record(
                    user,
                    AuditEvent.AUDIT_VERIFIED,
                    noted.map(it -> Long.toString(it.entries())).orElse(""),
                    "");
            return checks.running().isPresent() ? null : checks.begin(user, noted);
        }));
        begun.ifPresent(id -> walker.execute(() -> walk(id)));
    }

    private void walk(long id) {
        try {
            checks.walk(id);
        } catch (RuntimeException e) {
            LOG.error("审计链校验 {} 未能完成 / The check {} of the audit chain could not be finished", id, id, e);
            checks.failed(id);
        }
    }

    @Override
    public void destroy() {
        walker.shutdownNow();
    }
}
