package cn.anxin.hub.embedded;

import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Admission;
import cn.anxin.hub.registry.Site;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what the sandbox plays for a recipient: its user, its folders, its queues. */
record SandboxAdmission(Credentials credentials, SftpSandbox sandbox, EmbeddedBroker broker) implements Admission {

    @Override
    public Map<String, String> given(String id, Way way) {
        return switch (way) {
            case SFTP ->
                Map.of(
                        "address", "sftp://" + id + "@127.0.0.1:${anxin.sandbox.sftp-port}",
                        "secret", "credentials:sftp." + id,
                        "knownHosts", "${anxin.home}/secrets/known_hosts");
            case HTTP -> Map.of("secret", "credentials:signing." + id);
            case JMS, TABLE -> Map.of();
        };
    }

    @Override
    public Optional<Message> admit(Recipient recipient, Site site) {
        String id = recipient.id();
        credentials.provide(List.of(id));
        if (recipient.way() == Way.HTTP) {
            credentials.secret(Door.SIGNING, id);
        }
        try {
            sandbox.admit(id);
            broker.admitRecipient(id);
            return Optional.empty();
        } catch (IOException fault) {
            return Optional.of(new Message(
                    "无法建立 " + id + " 的目录：" + fault.getMessage() + "。",
                    "The folders of " + id + " cannot be made: " + fault.getMessage() + "."));
        } catch (Exception fault) {
            return Optional.of(new Message(
                    "无法建立 " + id + " 的队列：" + fault.getMessage() + "。",
                    "The queues of " + id + " cannot be made: " + fault.getMessage() + "."));
        }
    }
}
