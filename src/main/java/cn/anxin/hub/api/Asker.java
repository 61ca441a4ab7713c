package cn.anxin.hub.api;

import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.security.Permission;
import cn.anxin.hub.security.ProblemCode;
import java.security.Principal;

/** For which recipient someone asks: a recipient for itself alone, a user for the one that is named. */
final class Asker {

    private Asker() {}

    /** A user, and not an agency or a recipient. */
    static boolean isUser(Principal caller) {
        return !Permission.heldBy(caller).isEmpty();
    }

    static String recipient(Principal caller, String named, Registry registry) {
        String asked = named.strip();
        if (isUser(caller)) {
            if (asked.isEmpty()) {
                throw new Refused(
                        ProblemCode.INVALID_PARAMETER, "请用 recipient 指明接收方", "name the recipient with recipient=");
            }
            return known(asked, registry);
        }
        if (!asked.isEmpty() && !asked.equals(caller.getName())) {
            throw new Refused(ProblemCode.FORBIDDEN, "只能查询本单位的", "you can ask for yourself only");
        }
        if (registry.recipient(caller.getName()).isEmpty()) {
            throw new Refused(ProblemCode.FORBIDDEN, "只有接收方可以查询", "only a recipient may ask");
        }
        return caller.getName();
    }

    static String known(String recipient, Registry registry) {
        if (registry.recipient(recipient).isEmpty()) {
            throw new Refused(ProblemCode.NOT_FOUND, "没有这个接收方", "there is no such recipient");
        }
        return recipient;
    }
}
