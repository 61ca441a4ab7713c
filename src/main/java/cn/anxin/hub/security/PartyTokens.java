package cn.anxin.hub.security;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tokens of those who take part; they come and go while the hub runs. */
public class PartyTokens {

    private final Map<String, String> admitted;
    private volatile SecretDigests digests;

    PartyTokens(Map<String, String> tokens) {
        admitted = new TreeMap<>(tokens);
        digests = new SecretDigests(admitted);
    }

    /** From now on a token is known as somebody's. */
    public synchronized void admit(String party, String token) {
        if (!token.equals(admitted.put(party, token))) {
            digests = new SecretDigests(admitted);
        }
    }

    /** From now on somebody has none. */
    public synchronized void dismiss(String party) {
        if (admitted.remove(party) != null) {
            digests = new SecretDigests(admitted);
        }
    }

    Optional<String> ownerOf(String presented) {
        return digests.ownerOf(presented);
    }
}
