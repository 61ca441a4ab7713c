package cn.anxin.hub.probe;

import cn.anxin.hub.probe.Course.Passed;
import cn.anxin.hub.probe.Course.Refused;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import cn.anxin.hub.registry.SftpTrouble;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An SFTP server: folders are listed, nothing is read, written or moved. */
record SftpProbe(SftpSite site, Secrets secrets, List<String> folders) {

    private static final int MILLIS = (int) Course.PATIENCE.toMillis() - 1_000;
    private static final Pattern LOG_IN =
            Pattern.compile("(?i)auth (fail|cancel)|userauth|too many auth|passphrase|privatekey");

    /** A session, or why it was not let in although the server is who it should be. */
    private record Met(Session session, Optional<Exception> refusal) {}

    void run(Course course) {
        course.to(site.host(), site.port());
        Optional<Met> met = course.go(Layer.KEY, this::meet, this::explain);
        try {
            course.go(Layer.LOG_IN, () -> logIn(met.orElseThrow()), this::explain);
            course.go(Layer.PLACE, () -> list(met.orElseThrow().session()), this::explain);
        } finally {
            met.ifPresent(each -> each.session().disconnect());
        }
    }

    private Passed<Met> meet() throws JSchException {
        JSch ssh = new JSch();
        ssh.setKnownHosts(site.knownHosts());
        Optional<Exception> badKey = addKey(ssh);
        Session session = ssh.getSession(site.user(), site.host(), site.port());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", site.authentications());
        session.setTimeout(MILLIS);
        Optional<Exception> noPassword = addPassword(session);
        Optional<Exception> refusal = connect(session);
        return Passed.of(
                new Met(session, badKey.or(() -> noPassword).or(() -> refusal)),
                "主机密钥与登记的一致",
                "its host key is the one registered");
    }

    private Optional<Exception> addKey(JSch ssh) {
        try {
            if (site.key().isPresent()) {
                byte[] passphrase = site.passphrase(secrets).getBytes(StandardCharsets.UTF_8);
                ssh.addIdentity(site.keyFile(), passphrase.length == 0 ? null : passphrase);
            }
            return Optional.empty();
        } catch (JSchException | Secrets.MissingSecret bad) {
            return Optional.of(bad);
        }
    }

    private Optional<Exception> addPassword(Session session) {
        try {
            site.secret().map(secrets::find).ifPresent(session::setPassword);
            return Optional.empty();
        } catch (Secrets.MissingSecret missing) {
            return Optional.of(missing);
        }
    }

    /** Log-in comes after the host key: a server that refuses it has shown its key. */
    private static Optional<Exception> connect(Session session) throws JSchException {
        try {
            session.connect(MILLIS);
            return Optional.empty();
        } catch (JSchException e) {
            if (LOG_IN.matcher(String.valueOf(e.getMessage())).find()) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    private static Passed<Boolean> logIn(Met met) throws Exception {
        if (met.refusal().isPresent()) {
            throw met.refusal().get();
        }
        return Passed.of(true, "已登录", "logged in");
    }

    private Passed<Boolean> list(Session session) throws JSchException, SftpException, Refused {
        ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
        channel.connect(MILLIS);
        try {
            for (String folder : folders) {
                list(channel, folder);
            }
        } finally {
            channel.disconnect();
        }
        String names = String.join(", ", folders);
        return Passed.of(
                true, "可列出文件夹 " + names + "（未试写）", "the folders " + names + " can be listed (writing was not tried)");
    }

    private void list(ChannelSftp channel, String folder) throws SftpException, Refused {
        String path = site.folder().isEmpty() ? folder : site.folder() + "/" + folder;
        try {
            channel.ls(path, entry -> ChannelSftp.LsEntrySelector.BREAK);
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                throw new Refused(
                        "没有文件夹 " + path + "：请对方建立，或更正地址",
                        "there is no folder " + path + ": have it made, or correct the address");
            }
            if (e.id == ChannelSftp.SSH_FX_PERMISSION_DENIED) {
                throw new Refused(
                        "无权打开文件夹 " + path + "：请对方授权",
                        "the folder " + path + " may not be opened: ask its owner for the right");
            }
            throw e;
        }
    }

    private Message explain(Throwable failure) {
        if (failure instanceof Secrets.MissingSecret missing) {
            return Probes.missing(missing);
        }
        return SftpTrouble.explain(site, failure)
                .orElseGet(() -> new Message(
                        "对方不是 SFTP 服务，或应答有误：" + Course.said(failure),
                        "it is no SFTP server, or answers wrongly: " + Course.said(failure)));
    }
}
