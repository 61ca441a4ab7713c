package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;
import java.util.Set;

/** The keys of a participant's settings, in the file of agencies as in the database. */
final class Settings {

    static final String ADDRESS = "address";
    static final String USER = "user";
    static final String SECRET = "secret";
    static final String PRIVATE_KEY = "privateKey";
    static final String PASSPHRASE = "passphrase";
    static final String KNOWN_HOSTS = "knownHosts";
    static final String AUTHORITIES = "authorities";
    static final String TIMEOUT = "timeout";
    static final String TABLE = "table";
    static final String FORMAT = "format";
    static final String CHARSET = "charset";
    static final String RECEIPT_TABLE = "receiptTable";
    static final String RECEIVED_WITHIN = "receivedWithin";
    static final String LIFTED_WITHIN = "liftedWithin";
    static final String PROTECT = "protect";
    static final String ENCRYPT_TO = "encryptTo";
    static final String SIGN_WITH = "signWith";
    static final String SIGN_PASSPHRASE = "signPassphrase";
    static final String SIGNATURE = "signature";

    /** Those of a drop, beside its site's. */
    static final Set<String> OF_DROP = Set.of(FORMAT, CHARSET, PROTECT, ENCRYPT_TO, SIGN_WITH, SIGN_PASSPHRASE);

    /** How requests to a recipient are signed. */
    static final Set<String> OF_REQUESTS = Set.of(SIGNATURE);

    private Settings() {}

    /** What says where a participant is reached by this way. */
    static Set<String> of(Way way) {
        return switch (way) {
            case JMS -> Set.of();
            case SFTP -> Set.of(ADDRESS, SECRET, PRIVATE_KEY, PASSPHRASE, KNOWN_HOSTS);
            case HTTP -> Set.of(ADDRESS, SECRET, AUTHORITIES, TIMEOUT);
            case TABLE -> Set.of(ADDRESS, USER, SECRET, TABLE);
        };
    }
}
