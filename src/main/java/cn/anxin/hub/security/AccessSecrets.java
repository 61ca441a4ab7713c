package cn.anxin.hub.security;

import java.util.Map;

/**
 * The secrets by which those who call are known. Whoever keeps them gives them once, at the start; afterwards only their
 * digests are held.
 */
public interface AccessSecrets {

    /** The users' passwords, by user name. */
    Map<String, String> passwords();

    /** The bearer tokens of agencies and recipients, by their ids; {@link PartyTokens} hears of those that come later. */
    Map<String, String> tokens();
}
