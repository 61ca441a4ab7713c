package cn.anxin.hub.registry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A private key with which the hub logs in to a server.
 *
 * @param file in the format of OpenSSH or as PEM; it is read at each connection, so that another one counts at once
 * @param passphrase where the key's passphrase is (see {@link Secrets}); empty for a key without one
 */
public record SshKey(Path file, Optional<String> passphrase) {}
