package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Message;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be there before a recipient can be served: users, folders, queues, tokens. Whoever runs such a thing sees to
 * it, or says that it is missing. Done twice it changes nothing.
 */
public interface Admission {

    /** The settings that an entry of this way need not have here, because they follow from its id. */
    default Map<String, String> given(String id, Way way) {
        return Map.of();
    }

    /** Makes what can be made; the obstacle, where something is missing that others have to make. */
    Optional<Message> admit(Recipient recipient, Site site);

    /** A recipient is closed for good. */
    default void dismiss(String id) {}
}
