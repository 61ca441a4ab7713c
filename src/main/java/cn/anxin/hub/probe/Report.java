package cn.anxin.hub.probe;

import cn.anxin.hub.probe.Finding.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a test has found, and when. */
public record Report(String remote, Instant at, List<Finding> findings) {

    /** The lowest layer that fails; empty where all is well. */
    public Optional<Layer> failed() {
        return findings.stream()
                .filter(finding -> finding.state() == State.FAILED)
                .map(Finding::layer)
                .findFirst();
    }
}
