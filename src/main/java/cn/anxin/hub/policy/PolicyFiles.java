package cn.anxin.hub.policy;

import cn.anxin.hub.record.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of policies: one folder a policy, in it {@code 1.yaml}, {@code 2.yaml}, … and the worked examples of the
 * newest, {@code cases.yaml}.
 */
public final class PolicyFiles {

    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,4}\\.yaml");
    private static final String CASES = "cases.yaml";
    /** The working days are beside the policies, and none. */
    private static final String CALENDAR = "calendar";

    private PolicyFiles() {}

    /**
     * The newest version of the one policy in the folder. Its worked examples are read, but not decided: that is
     * {@code Decision.load}, with which a program starts.
     *
     * @throws PolicyFault where a file is missing or says something wrong
     */
    public static Policy load(Path folder) {
        Path policy = onlyPolicy(folder);
        Path newest = versions(policy).stream()
                .max(Comparator.comparingInt(PolicyFiles::version))
                .orElseThrow(() -> fault(policy, "没有政策文件（1.yaml）", "there is no policy file (1.yaml)"));
        Policy read = read(newest);
        boolean named = read.id().equals(String.valueOf(policy.getFileName())) && read.version() == version(newest);
        if (!named) {
            throw fault(
                    newest,
                    "文件写的是 " + read.id() + " 第 " + read.version() + " 版，与文件名不符",
                    "the file says " + read.id() + " version " + read.version() + ", unlike its name");
        }
        return read;
    }

    /** The worked examples beside the policy that {@link #load} gives. */
    public static List<Example> examples(Path folder) {
        Path cases = onlyPolicy(folder).resolve(CASES);
        return ExampleReader.read(Yaml.read(cases, bytes(cases)));
    }

    private static Policy read(Path file) {
        byte[] bytes = bytes(file);
        return new PolicyReader(Yaml.read(file, bytes)).read(sha256(bytes));
    }

    private static Path onlyPolicy(Path folder) {
        List<Path> policies = list(folder).stream()
                .filter(Files::isDirectory)
                .filter(each -> !name(each).equals(CALENDAR))
                .toList();
        if (policies.size() != 1) {
            throw fault(
                    folder,
                    "应恰有一个政策的文件夹，现有 " + policies.size() + " 个",
                    "exactly one policy's folder is expected, there are " + policies.size());
        }
        return policies.get(0);
    }

    private static List<Path> versions(Path policy) {
        List<Path> versions = list(policy).stream()
                .filter(file -> VERSION.matcher(name(file)).matches())
                .toList();
        list(policy).stream()
                .filter(file -> !versions.contains(file) && !name(file).equals(CASES))
                .findFirst()
                .ifPresent(file -> {
                    throw fault(file, "文件名应为 1.yaml、2.yaml…… 或 cases.yaml", "expected 1.yaml, 2.yaml, … or cases.yaml");
                });
        return versions;
    }

    private static int version(Path file) {
        return Integer.parseInt(name(file).replace(".yaml", ""));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw fault(folder, "文件夹读不出来", "the folder cannot be read");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return bytes;
        } catch (CharacterCodingException e) {
            throw fault(file, "不是 UTF-8 编码", "is not UTF-8");
        } catch (IOException e) {
            throw fault(file, "文件读不出来", "the file cannot be read");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static PolicyFault fault(Path file, String zh, String en) {
        return new PolicyFault(file.toString(), 0, new Message(zh, en));
    }
}
