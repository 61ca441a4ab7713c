package cn.anxin.hub.home;

import cn.anxin.hub.StartFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * {@code secrets/credentials.yaml}: every secret that the hub made up, each once. It is what people and programs are
 * given to log in with; whoever may read the file is the hub's owner.
 */
public final class Credentials {

    /** What a secret of an agency or a recipient opens. */
    public enum Door {
        /** The HTTP interface, as a bearer token. */
        TOKENS,
        /** The embedded broker. */
        BROKER,
        /** The sandbox's SFTP server. */
        SFTP,
        /** Nothing: the hub signs its requests to a recipient with it. */
        SIGNING,
        /** What the hub's own parts ask of each other. */
        INTERNAL;

        private String section() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String ADMIN = "admin";
    private static final String TOKEN = "tokens.";
    private static final String HEAD = """
            # 安信通生成的凭据；用户名即各 id。请妥善保管，不要提交到版本库。
            # Credentials made by the hub; the user names are the ids. Keep this file to yourself.
            """;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String CHARACTERS = LETTERS + "23456789";
    private static final int LENGTH = 32;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Map<String, String>> doors = new TreeMap<>();
    private String admin = "";
    private boolean adminGiven;

    private Credentials(Path file) {
        this.file = file;
    }

    /**
     * Reads the file, or begins it.
     *
     * @param adminPassword the password that the user {@code admin} shall have; empty to keep or make up one
     */
    public static Credentials in(Path secrets, Optional<String> adminPassword) {
        Credentials credentials = new Credentials(secrets.resolve("credentials.yaml"));
        credentials.load();
        credentials.setAdmin(adminPassword);
        return credentials;
    }

    public Path file() {
        return file;
    }

    public synchronized String admin() {
        return admin;
    }

    /** The secret of one participant at one door; made and written down at the first question. */
    public synchronized String secret(Door door, String id) {
        String known = section(door).get(id);
        if (known != null) {
            return known;
        }
        String made = make();
        section(door).put(id, made);
        save();
        return made;
    }

    /** Whether this is the secret of a participant at a door; makes none. */
    public synchronized boolean opens(Door door, String id, String presented) {
        String known = section(door).get(id);
        return known != null
                && MessageDigest.isEqual(
                        known.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    /** Sees to it that each of the participants has a secret at every door, in one write. */
    public synchronized void provide(Collection<String> ids) {
        provide(ids, Door.TOKENS, Door.BROKER, Door.SFTP);
    }

    /** Sees to it that each of the participants has a secret at these doors, in one write. */
    synchronized void provide(Collection<String> ids, Door... wanted) {
        boolean changed = false;
        for (Door door : wanted) {
            for (String id : ids) {
                changed |= section(door).putIfAbsent(id, make()) == null;
            }
        }
        if (changed) {
            save();
        }
    }

    /** What all nodes of an installation have in common: the admin's password and the tokens. */
    synchronized SortedMap<String, String> shared() {
        SortedMap<String, String> shared = new TreeMap<>();
        shared.put(ADMIN, admin);
        section(Door.TOKENS).forEach((id, token) -> shared.put(TOKEN + id, token));
        return shared;
    }

    /** Takes these in place of its own; but a password that this start was given stays. */
    synchronized void adopt(SortedMap<String, String> shared) {
        shared.forEach((name, secret) -> {
            if (name.startsWith(TOKEN)) {
                section(Door.TOKENS).put(name.substring(TOKEN.length()), secret);
            } else if (!adminGiven) {
                admin = secret;
            }
        });
        save();
    }

    private Map<String, String> section(Door door) {
        return doors.computeIfAbsent(door.section(), name -> new TreeMap<>());
    }

    private synchronized void setAdmin(Optional<String> password) {
        adminGiven = password.filter(p -> !p.isBlank()).isPresent();
        String wanted = password.filter(p -> !p.isBlank()).orElse(admin.isEmpty() ? make() : admin);
        if (!wanted.equals(admin)) {
            admin = wanted;
            save();
        }
    }

    /** Begins with a letter, so that YAML never takes it for a number. */
    private String make() {
        StringBuilder made = new StringBuilder().append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        while (made.length() < LENGTH) {
            made.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return made.toString();
    }

    private synchronized void load() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            PrivateFile.close(file);
            Object content = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(file, StandardCharsets.UTF_8));
            if (!(content instanceof Map<?, ?> map)) {
                throw unreadable("not a mapping");
            }
            map.forEach((name, value) -> take(String.valueOf(name), value));
        } catch (YAMLException | IOException e) {
            throw unreadable(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void take(String name, Object value) {
        if (value instanceof Map<?, ?> section) {
            Map<String, String> secrets = doors.computeIfAbsent(name, n -> new TreeMap<>());
            section.forEach((id, secret) -> secrets.put(String.valueOf(id), String.valueOf(secret)));
        } else if (name.equals(ADMIN) && value != null) {
            admin = String.valueOf(value);
        } else {
            throw unreadable("what is " + name + "?");
        }
    }

    private StartFault unreadable(String why) {
        return StartFault.of(
                "凭据文件 " + file + " 无法读取（" + why + "）：请改正或恢复备份",
                "the file of credentials " + file + " cannot be read (" + why + "): correct it or restore its backup");
    }

    private void save() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(ADMIN, admin);
        doors.forEach(content::put);
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        try {
            PrivateFile.write(file, HEAD + new Yaml(options).dump(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names the file, never a secret. */
    @Override
    public String toString() {
        return "credentials in " + file;
    }
}
