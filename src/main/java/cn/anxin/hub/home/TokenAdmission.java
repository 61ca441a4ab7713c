package cn.anxin.hub.home;

import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Admission;
import cn.anxin.hub.registry.Site;
import cn.anxin.hub.security.PartyTokens;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives a recipient the token with which it calls the hub.
 *
 * @param provide sees to it that these have one
 */
record TokenAdmission(Credentials credentials, PartyTokens tokens, Consumer<Collection<String>> provide)
        implements Admission {

    @Override
    public Optional<Message> admit(Recipient recipient, Site site) {
        provide.accept(List.of(recipient.id()));
        tokens.admit(recipient.id(), credentials.secret(Door.TOKENS, recipient.id()));
        return Optional.empty();
    }

    @Override
    public void dismiss(String id) {
        tokens.dismiss(id);
    }
}
