package cn.anxin.hub.console.table;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * For what users take away in files, lists and evidence: few at a time, since each holds a connection of the database, which
 * the exchange itself needs, for as long as its reader takes.
 */
@Component
public class Places {

    static final int AT_A_TIME = 3;

    private final Semaphore free = new Semaphore(AT_A_TIME);

    Places() {}

    /** What is written. */
    public interface Work {
        void run() throws IOException;
    }

    /**
     * Has it written, where there is a place for it.
     *
     * @throws IOException where its reader is gone
     * @throws ResponseStatusException 503 where too much is being written
     */
    public void take(Work work) throws IOException {
        if (!free.tryAcquire()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        try {
            work.run();
        } finally {
            free.release();
        }
    }
}
