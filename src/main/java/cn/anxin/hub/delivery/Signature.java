package cn.anxin.hub.delivery;

import cn.anxin.hub.registry.Signing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** What proves to a recipient that a request is the hub's, unchanged and recent: a code over its time and its body. */
final class Signature {

    private static final String SHA256 = "HmacSHA256";

    private Signature() {}

    /** The header's value: the kind, an equals sign, and the code over the time, a full stop and the body. */
    static String of(Signing signing, String key, String timestamp, String body) {
        byte[] signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        byte[] secret = key.getBytes(StandardCharsets.UTF_8);
        byte[] code = switch (signing) {
            case HMAC_SHA256 -> sha256(secret, signed);
            case HMAC_SM3 -> sm3(secret, signed);
        };
        return signing.word() + "=" + HexFormat.of().formatHex(code);
    }

    private static byte[] sha256(byte[] secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(SHA256);
            mac.init(new SecretKeySpec(secret, SHA256));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + SHA256, impossible);
        }
    }

    /** No Java platform has SM3. */
    private static byte[] sm3(byte[] secret, byte[] signed) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(secret));
        mac.update(signed, 0, signed.length);
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return code;
    }
}
