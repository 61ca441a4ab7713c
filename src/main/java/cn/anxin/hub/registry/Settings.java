package cn.anxin.hub.registry;

import java.util.Set;

/** The keys of a participant's settings, in the file of agencies as in the database. */
final class Settings {

    static final String ADDRESS = "address";
    static final String SECRET = "secret";
    static final String PRIVATE_KEY = "privateKey";
    static final String PASSPHRASE = "passphrase";
    static final String KNOWN_HOSTS = "knownHosts";
    static final String FORMAT = "format";
    static final String CHARSET = "charset";

    static final Set<String> OF_SITE = Set.of(ADDRESS, SECRET, PRIVATE_KEY, PASSPHRASE, KNOWN_HOSTS);
    static final Set<String> OF_DROP = Set.of(ADDRESS, SECRET, PRIVATE_KEY, PASSPHRASE, KNOWN_HOSTS, FORMAT, CHARSET);

    private Settings() {}
}
