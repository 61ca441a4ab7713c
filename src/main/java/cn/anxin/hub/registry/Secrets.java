package cn.anxin.hub.registry;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Finds a secret by its reference: {@code credentials:sftp.bank-1} in the hub's own file of credentials, {@code env:NAME}
 * in the environment, {@code file:/path} as the first line of a file. Read anew at each use, so that a changed one counts.
 */
public class Secrets {

    private final Path credentials;

    public Secrets(Path credentials) {
        this.credentials = credentials;
    }

    /**
     * The secret itself.
     *
     * @throws MissingSecret where there is none; the message names the reference, never a secret
     */
    public String find(String reference) {
        int colon = reference.indexOf(':');
        String where = reference.substring(0, Math.max(colon, 0));
        String name = reference.substring(colon + 1);
        Optional<String> secret = switch (where) {
            case "credentials" -> credential(name);
            case "env" -> Optional.ofNullable(System.getenv(name));
            case "file" -> firstLine(Path.of(name));
            default -> Optional.empty();
        };
        return secret.orElseThrow(() -> new MissingSecret(reference));
    }

    /** A secret is not where it is said to be. */
    public static class MissingSecret extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingSecret(String reference) {
            super("找不到密钥 %s / No secret at %s".formatted(reference, reference));
        }
    }

    private Optional<String> credential(String name) {
        if (!Files.isReadable(credentials)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(credentials, StandardCharsets.UTF_8)) {
            @Nullable Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            for (String step : name.split("\\.", -1)) {
                value = value instanceof Map<?, ?> section ? section.get(step) : null;
            }
            return Optional.ofNullable(value).map(Object::toString);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Optional<String> firstLine(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
