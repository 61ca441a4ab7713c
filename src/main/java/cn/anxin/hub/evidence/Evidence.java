package cn.anxin.hub.evidence;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.decision.AssessmentJson;
import cn.anxin.hub.ledger.EnterpriseTrail;
import cn.anxin.hub.ledger.EnterpriseTrail.Told;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.review.EnterpriseFile;
import cn.anxin.hub.review.EnterpriseFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what stands behind an enterprise's assessment, as of one moment. */
@Service
public class Evidence {

    private final EnterpriseFiles files;
    private final EnterpriseTrail trail;
    private final Path policy;

    public Evidence(EnterpriseFiles files, EnterpriseTrail trail, Policy policy, AnxinProperties properties) {
        this.files = files;
        this.trail = trail;
        this.policy = properties.policies().resolve(policy.id());
    }

    /**
     * Writes the pack.
     *
     * @return the digest of its manifest; empty where the code was not known then
     * @throws cn.anxin.hub.decision.PolicyNotInForce where the day is before the policy's first
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<String> write(Uscc uscc, Optional<LocalDate> asOf, Optional<Instant> knownAt, OutputStream to) {
        return files.at(uscc, asOf, knownAt).map(file -> {
            try (Pack pack = new Pack(to, file.view().knownAt())) {
                fill(pack, uscc, file);
                return pack.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void fill(Pack pack, Uscc uscc, EnterpriseFile file) throws IOException {
        Instant until = file.view().knownAt();
        LocalDate asOf = file.view().assessment().asOf();
        pack.add("README.md", instructions());
        pack.add("enterprise.json", Lines.of(file.view().enterprise()));
        pack.add("assessment.json", AssessmentJson.write(file.view().assessment()));
        pack.add("basis.json", Lines.of(file.view().basis()));
        pack.add("question.json", Lines.of(Question.of(asOf, file.effective())));
        pack.add("records.jsonl", to -> trail.received(uscc, until, line(to)));
        pack.add("files.jsonl", to -> trail.origins(uscc, until, line(to)));
        pack.add("assessments.jsonl", to -> trail.decided(uscc, until, line(to)));
        pack.add("notices.jsonl", to -> trail.told(uscc, until, line(to)));
        trail.told(uscc, until, told -> asFile(told, pack));
        pack.add("answers.jsonl", to -> trail.answered(uscc, line(to)));
        pack.add("audit.jsonl", to -> trail.audited(uscc, line(to)));
        addPolicy(pack);
    }

    private static <T> Consumer<T> line(OutputStream to) {
        return value -> {
            try {
                to.write((Lines.of(value) + '\n').getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static void asFile(Told notice, Pack pack) {
        try {
            pack.add("notices/" + notice.noticeNo() + ".json", notice.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String instructions() throws IOException {
        try (InputStream text = Objects.requireNonNull(Evidence.class.getResourceAsStream("README.md"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Every version that is there: which of them decided, its digest tells. */
    private void addPolicy(Pack pack) throws IOException {
        try (Stream<Path> versions = Files.list(policy)) {
            for (Path version : versions.filter(Files::isRegularFile).sorted().toList()) {
                pack.add("policy/" + version.getFileName(), Files.readAllBytes(version));
            }
        }
    }
}
