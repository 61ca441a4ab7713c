package cn.anxin.hub.delivery;

import cn.anxin.hub.registry.Protection;
import cn.anxin.hub.registry.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Signs and encrypts the bytes of a batch for its recipient, with the keys as their files are now. */
class Protections {

    private final Secrets secrets;

    Protections(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The protected bytes.
     *
     * @param name of the file that they are when they are opened
     * @throws KeyTrouble where a key cannot be used
     */
    byte[] protect(Protection how, String name, byte[] content) {
        byte[] encryptTo = read(how.encryptTo());
        byte[] signWith = read(how.signWith());
        char[] passphrase = how.passphrase().map(secrets::find).orElse("").toCharArray();
        try {
            return switch (how.kind()) {
                case PGP -> PgpEnvelope.seal(name, content, encryptTo, signWith, passphrase);
                case SM -> SmEnvelope.seal(content, encryptTo, signWith, passphrase);
            };
        } catch (KeyTrouble trouble) {
            throw trouble.with(how);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException missing) {
            throw new KeyTrouble("密钥文件 %s 无法读取 / The key file %s cannot be read".formatted(file, file), missing);
        }
    }

    /** A key cannot be used: the recipient waits until it is corrected. */
    static final class KeyTrouble extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyTrouble(String reason) {
            super(reason);
        }

        KeyTrouble(String reason, Throwable cause) {
            super(reason + ": " + cause.getMessage());
        }

        private KeyTrouble with(Protection how) {
            return new KeyTrouble(
                    "%s (encryptTo %s, signWith %s)".formatted(getMessage(), how.encryptTo(), how.signWith()));
        }
    }
}
