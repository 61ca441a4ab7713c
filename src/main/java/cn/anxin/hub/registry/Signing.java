package cn.anxin.hub.registry;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How requests to a recipient are signed. */
public enum Signing {
    HMAC_SHA256("hmac-sha256"),
    /** By the national hash function (GB/T 32905). */
    HMAC_SM3("hmac-sm3");

    private final String word;

    Signing(String word) {
        this.word = word;
    }

    /** As the settings and the signature itself name it. */
    public String word() {
        return word;
    }

    static Set<String> words() {
        return Arrays.stream(values()).map(Signing::word).collect(Collectors.toSet());
    }

    static Signing of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
