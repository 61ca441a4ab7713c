package cn.anxin.hub.console;

import static cn.anxin.hub.security.Permission.ADMINISTER;
import static cn.anxin.hub.security.Permission.SEE_AUDIT;
import static cn.anxin.hub.security.Permission.SEE_LIST;

import cn.anxin.hub.security.Permission;
import java.util.List;

/**
 * An entry of the navigation, with the paths that belong to it.
 *
 * @param path where it leads
 * @param permission without which it is not shown
 * @param below further paths of the same section
 */
record Section(String path, Permission permission, List<String> below) {

    /** The whole navigation, in its order. */
    static final List<Section> ALL = List.of(
            of("/", SEE_LIST),
            of("/routes", SEE_LIST),
            of("/intakes", SEE_LIST, "/quarantine", "/upload", "/snapshots"),
            of("/enterprises", SEE_LIST),
            of("/notices", SEE_LIST, "/recipients", "/drops", "/statements", "/overdue"),
            of("/dead-letters", SEE_LIST, "/replays"),
            of("/policy", SEE_LIST),
            of("/audit", SEE_AUDIT),
            of("/users", ADMINISTER, "/tokens"));

    private static Section of(String path, Permission permission, String... below) {
        return new Section(path, permission, List.of(below));
    }

    boolean holds(String address) {
        return path.equals("/")
                ? address.equals("/")
                : address.startsWith(path) || below.stream().anyMatch(address::startsWith);
    }
}
