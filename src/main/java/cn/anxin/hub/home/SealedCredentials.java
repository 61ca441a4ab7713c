package cn.anxin.hub.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials as they lie in the database: sealed by AES-256-GCM under a key made of a password by PBKDF2.
 * All of it in hexadecimal digits.
 *
 * @param content the nonce, then the sealed text
 * @param fingerprint tells, after the password has changed, whether somebody knows the same credentials
 */
record SealedCredentials(String salt, String content, String fingerprint) {

    /** OWASP's figure for PBKDF2 with SHA-256. */
    private static final int ROUNDS = 600_000;

    private static final HexFormat HEX = HexFormat.of();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    static SealedCredentials seal(SortedMap<String, String> credentials, String password) {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        String text = text(credentials);
        try {
            byte[] body =
                    cipher(Cipher.ENCRYPT_MODE, password, salt, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] content = Arrays.copyOf(nonce, NONCE + body.length);
            System.arraycopy(body, 0, content, NONCE, body.length);
            return new SealedCredentials(
                    HEX.formatHex(salt), HEX.formatHex(content), HEX.formatHex(derive(text, salt)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Empty where the password is another one. */
    Optional<SortedMap<String, String>> open(String password) {
        byte[] bytes = HEX.parseHex(content);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, password, HEX.parseHex(salt), Arrays.copyOf(bytes, NONCE));
            byte[] text = cipher.doFinal(bytes, NONCE, bytes.length - NONCE);
            return Optional.of(JSON.readValue(new String(text, StandardCharsets.UTF_8), TEXTS));
        } catch (AEADBadTagException anotherPassword) {
            return Optional.empty();
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("the sealed credentials are damaged", e);
        }
    }

    boolean isOf(SortedMap<String, String> credentials) {
        return MessageDigest.isEqual(HEX.parseHex(fingerprint), derive(text(credentials), HEX.parseHex(salt)));
    }

    private static String text(SortedMap<String, String> credentials) {
        try {
            return JSON.writeValueAsString(credentials);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, String password, byte[] salt, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derive(password, salt), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] derive(String secret, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, 256))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        }
    }

    /** Nothing that could be worked on. */
    @Override
    public String toString() {
        return "sealed credentials, salt " + salt;
    }
}
