package cn.anxin.hub.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that the hub makes up, and plain digests of those that are long and random enough for it. */
final class Secrets {

    /** Nothing that is easily taken for something else when it is read aloud. */
    private static final String CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private static final int PASSWORD = 16;
    private static final int TOKEN = 40;

    private final SecureRandom random = new SecureRandom();

    String password() {
        return made(PASSWORD);
    }

    String token() {
        return made(TOKEN);
    }

    private String made(int length) {
        StringBuilder made = new StringBuilder(length);
        while (made.length() < length) {
            made.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return made.toString();
    }

    static String digest(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
