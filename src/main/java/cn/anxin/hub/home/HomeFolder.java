package cn.anxin.hub.home;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ANXIN_HOME}: everything that the hub writes, held by one process at a time. */
public final class HomeFolder implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("postgres", "broker", "sandbox/sftp", "spool");

    private final Path path;
    private final FileChannel channel;

    private HomeFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder where it is missing, and takes it.
     *
     * @throws StartFault where it cannot be written, or another process has it
     */
    public static HomeFolder take(Path given) {
        Path path = given.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            HomeFolder home = new HomeFolder(path, lock(path));
            home.makeFolders();
            return home;
        } catch (IOException e) {
            throw new StartFault(
                    new Message(
                            "无法写入目录 " + path + "：请检查其权限与磁盘空间，或用 ANXIN_HOME 指定另一个目录",
                            "cannot write to the folder " + path
                                    + ": check its permissions and the disk's space, or name another one with"
                                    + " ANXIN_HOME"),
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String owner = read(channel);
            channel.close();
            throw StartFault.of(
                    "目录 " + path + " 正被另一个安信通进程使用（进程号 " + owner + "）：请先停止它，或用 ANXIN_HOME 指定另一个目录",
                    "the folder " + path + " is in use by another hub (process " + owner
                            + "): stop that one first, or name another folder with ANXIN_HOME");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(32);
        channel.read(owner, 0);
        return StandardCharsets.UTF_8.decode(owner.flip()).toString().strip();
    }

    private void makeFolders() throws IOException {
        for (String folder : FOLDERS) {
            Files.createDirectories(path.resolve(folder));
        }
        if (!Files.isDirectory(secrets())) {
            Files.createDirectory(
                    secrets(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    public Path path() {
        return path;
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path broker() {
        return path.resolve("broker");
    }

    /** Where the sandbox keeps a folder for each agency and recipient. */
    public Path sandbox() {
        return path.resolve("sandbox/sftp");
    }

    public Path secrets() {
        return path.resolve("secrets");
    }

    /** Lets another process have it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
