package cn.anxin.hub.registry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a drop's files are signed and encrypted. The files of keys are read for each batch, so that another key counts at
 * once.
 *
 * @param encryptTo the recipient's public key or certificate
 * @param signWith the hub's own private key
 * @param passphrase where that key's passphrase is (see {@link Secrets}); empty for a key without one
 */
public record Protection(Kind kind, Path encryptTo, Path signWith, Optional<String> passphrase) {

    /** By which family of standards. */
    public enum Kind {
        /** OpenPGP (RFC 9580), as GnuPG reads it. */
        PGP,
        /** SM2 and SM4 (GB/T 32918, GB/T 32907), in the hub's own documented envelope. */
        SM;

        /** What is added to the name of a file. */
        public String extension() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
