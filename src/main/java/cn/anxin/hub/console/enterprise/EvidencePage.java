package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.console.table.Places;
import cn.anxin.hub.decision.PolicyNotInForce;
import cn.anxin.hub.evidence.Evidence;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.security.AccessAudit;
import cn.anxin.hub.security.Permission;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** An enterprise's evidence as a file. It is whole before its first byte goes out, and noted with its manifest's digest. */
@Controller
class EvidencePage {

    private final Evidence evidence;
    private final Places places;
    private final AccessAudit audit;
    private final Clock clock;

    EvidencePage(Evidence evidence, Places places, AccessAudit audit, Clock clock) {
        this.evidence = evidence;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/enterprises/{uscc}/evidence.zip")
    void download(
            @PathVariable("uscc") String code,
            @RequestParam(name = "asOf", defaultValue = "") String asOf,
            @RequestParam(name = "knownAt", defaultValue = "") String knownAt,
            Principal user,
            HttpServletResponse response)
            throws IOException {
        if (!Permission.heldBy(user).contains(Permission.EXPORT)) {
            throw new AccessDeniedException("evidence is taken away by those who may export");
        }
        Point point = Point.read(asOf, knownAt, clock.getZone());
        if (Uscc.check(code).isPresent() || point.wrong()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        places.take(() -> answer(new Uscc(code), point, user.getName(), response));
    }

    private void answer(Uscc uscc, Point point, String user, HttpServletResponse response) throws IOException {
        Path file = Files.createTempFile("evidence", ".zip");
        try {
            String manifest =
                    write(uscc, point, file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            audit.takesEvidence(user, uscc, manifest);
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("evidence-" + uscc.value() + ".zip")
                            .build()
                            .toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    private Optional<String> write(Uscc uscc, Point point, Path file) throws IOException {
        try (OutputStream to = Files.newOutputStream(file)) {
            return evidence.write(uscc, point.asOf(), point.knownAt(), to);
        } catch (PolicyNotInForce tooEarly) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "before the policy is in force", tooEarly);
        }
    }
}
