package cn.anxin.hub.embedded;

import cn.anxin.hub.StartFault;
import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL is run by whoever runs the hub: it refuses to run as root, so root hands it to somebody without rights.
 *
 * @param prefix the words that go before the program
 * @param owner the user id that its files must belong to
 */
record RunAs(List<String> prefix, int owner) {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    static RunAs currentUser() {
        int user = Math.toIntExact(new UnixSystem().getUid());
        if (user != ROOT) {
            return new RunAs(ownSession(), user);
        }
        return Stream.of(userNamespace(), nobody())
                .filter(RunAs::works)
                .findFirst()
                .orElseThrow(() -> StartFault.of(
                        "PostgreSQL 不能以 root 身份运行，而 unshare 与 setpriv 均不可用：请以普通用户启动，或使用 external 配置",
                        "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here: start the hub as"
                                + " an ordinary user, or use the profile external"));
    }

    /** A user namespace: root outside, so that the files stay root's; nobody inside, which PostgreSQL accepts. */
    static RunAs userNamespace() {
        return new RunAs(joined(ownSession(), List.of("unshare", "--user")), ROOT);
    }

    /** Where containers forbid user namespaces. */
    static RunAs nobody() {
        String id = String.valueOf(NOBODY);
        return new RunAs(
                joined(ownSession(), List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups")), NOBODY);
    }

    boolean works() {
        return new Command(joined(prefix, List.of("true"))).run(LIMIT).succeeded();
    }

    Command command(Path program, List<String> arguments) {
        return new Command(joined(prefix, joined(List.of(program.toString()), arguments)));
    }

    /** Gives a folder and all in it to the user that the server runs as. */
    void own(Path folder) throws IOException {
        if (Files.getAttribute(folder, "unix:uid").equals(owner)) {
            return;
        }
        Command.Outcome outcome = Command.of("chown", "-R", String.valueOf(owner), folder.toString())
                .run(LIMIT);
        if (!outcome.succeeded()) {
            throw new IOException(outcome.output());
        }
    }

    /** A session of its own, so that Ctrl-C at the terminal ends the hub first and the database last. */
    private static List<String> ownSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
