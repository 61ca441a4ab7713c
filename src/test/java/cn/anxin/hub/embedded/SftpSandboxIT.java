package cn.anxin.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.Credentials.Door;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpSandboxIT {

    @TempDir
    private Path folder;

    private Credentials credentials;
    private SftpSandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        credentials = Credentials.in(folder, Optional.empty());
        sandbox = start(0);
        sandbox.admit("court");
        sandbox.admit("bank-1");
    }

    private SftpSandbox start(int port) throws IOException {
        return SftpSandbox.start(folder.resolve("sftp"), folder, port, credentials);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    /** As strictly as the hub itself: an unknown host key ends it. */
    private Session session(String user, String password) throws JSchException {
        JSch ssh = new JSch();
        ssh.setKnownHosts(folder.resolve("known_hosts").toString());
        Session session = ssh.getSession(user, "127.0.0.1", sandbox.port());
        session.setPassword(password);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "password");
        session.connect(10_000);
        return session;
    }

    private interface Work {
        void with(ChannelSftp sftp) throws Exception;
    }

    private void as(String user, Work work) throws Exception {
        Session session = session(user, credentials.secret(Door.SFTP, user));
        try {
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(10_000);
            work.with(sftp);
        } finally {
            session.disconnect();
        }
    }

    private static void put(ChannelSftp sftp, String content, String name) throws SftpException {
        sftp.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name);
    }

    @Test
    void aFileUploadedIsThereAndOnePutThereByHandIsSeen() throws Exception {
        Files.writeString(folder.resolve("sftp/court/out/by-hand.csv"), "by hand");
        as("court", sftp -> {
            assertThat(new String(sftp.get("out/by-hand.csv").readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("by hand");
            put(sftp, "uploaded", "/out/file.csv");
        });
        assertThat(folder.resolve("sftp/court/out/file.csv")).hasContent("uploaded");
        for (String name : new String[] {"out", "done", "failed", "receipts", "in"}) {
            assertThat(folder.resolve("sftp/court").resolve(name)).isDirectory();
        }
    }

    @Test
    void aRenameReplacesInOneStep() throws Exception {
        as("bank-1", sftp -> {
            put(sftp, "old", "in/batch.csv");
            put(sftp, "new", "in/.batch.csv.part");
            sftp.rename("in/.batch.csv.part", "in/batch.csv");
        });
        assertThat(folder.resolve("sftp/bank-1/in/batch.csv")).hasContent("new");
        assertThat(folder.resolve("sftp/bank-1/in/.batch.csv.part")).doesNotExist();
    }

    @Test
    void nobodySeesBeyondTheOwnFolder() throws Exception {
        Files.writeString(folder.resolve("sftp/bank-1/in/private.csv"), "private");
        as("court", sftp -> {
            assertThat(sftp.ls("/").stream().map(ChannelSftp.LsEntry::getFilename))
                    .contains("out")
                    .doesNotContain("bank-1", "court");
            for (String path :
                    new String[] {"../bank-1/in/private.csv", "/../bank-1/in/private.csv", "/../../credentials.yaml"}) {
                assertThatThrownBy(() -> sftp.get(path).readAllBytes()).isInstanceOf(Exception.class);
            }
        });
    }

    @Test
    void aLinkLeadsNobodyOut() throws Exception {
        as("court", sftp -> {
            assertThatThrownBy(() -> {
                        sftp.symlink("../../../credentials.yaml", "out/link");
                        sftp.get("out/link").readAllBytes();
                    })
                    .isInstanceOf(Exception.class);
            assertThatThrownBy(() -> {
                        sftp.symlink("../../..", "out/up");
                        sftp.get("out/up/credentials.yaml").readAllBytes();
                    })
                    .isInstanceOf(Exception.class);
        });
    }

    @Test
    void onlyTheRightPasswordOpensIt() {
        credentials.secret(Door.SFTP, "court");
        assertThatThrownBy(() -> session("court", "guess")).isInstanceOf(JSchException.class);
        assertThatThrownBy(() -> session("nobody", "")).isInstanceOf(JSchException.class);
        assertThatThrownBy(() -> session("court", credentials.secret(Door.BROKER, "court")))
                .isInstanceOf(JSchException.class);
    }

    @Test
    void itsHostKeyIsKeptFromOneStartToTheNext() throws Exception {
        String before = hostKey();
        sandbox.close();
        sandbox = start(0);
        assertThat(hostKey()).isEqualTo(before);
        as("court", sftp -> assertThat(sftp.pwd()).isEqualTo("/"));
    }

    private String hostKey() throws IOException {
        return Files.readString(folder.resolve("known_hosts")).split(" ")[2];
    }

    @Test
    void aPortThatIsTakenEndsTheStartWithTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining("ANXIN_SFTP_PORT");
        }
    }
}
