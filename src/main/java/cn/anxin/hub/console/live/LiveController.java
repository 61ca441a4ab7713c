package cn.anxin.hub.console.live;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The line over which an open page hears that it has become old. It says that something changed, never what. */
@RestController
class LiveController {

    private static final String SECONDS_TO_WAIT = "30";

    private final LiveLine line;

    LiveController(LiveLine line) {
        this.line = line;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> listen(HttpSession session, HttpServletResponse response) {
        // A proxy that collects an answer before it hands it on would keep everything back.
        response.setHeader("X-Accel-Buffering", "no");
        return line.open(session)
                .map(open ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(open))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                        .build());
    }
}
