package cn.anxin.hub.delivery;

import cn.anxin.hub.delivery.Protections.KeyTrouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * Signs by SM2 with SM3 (GB/T 32918.2), encrypts by SM4 in CBC mode (GB/T 32907) under a key of its own, and that key by SM2
 * (GB/T 32918.4). A ZIP file holds the three parts, so that stock OpenSSL opens each: docs/exchange.md says how.
 */
final class SmEnvelope {

    /** What everyone signs under who has agreed on nothing else (GM/T 0009). */
    private static final byte[] SIGNER = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private static final int BLOCK = 16;

    private SmEnvelope() {}

    static byte[] seal(byte[] content, byte[] encryptTo, byte[] signWith, char[] passphrase) {
        try {
            ECPublicKeyParameters recipient = SmKeys.encryption(encryptTo);
            ECPrivateKeyParameters signer = SmKeys.signing(signWith, passphrase);
            byte[] keyAndVector = new byte[2 * BLOCK];
            new SecureRandom().nextBytes(keyAndVector);
            ByteArrayOutputStream sealed = new ByteArrayOutputStream(content.length + 1_024);
            try (ZipOutputStream zip = new ZipOutputStream(sealed)) {
                part(zip, "content.sm4", encrypt(content, keyAndVector));
                part(zip, "key.sm2", SmKeys.der(wrap(keyAndVector, recipient)));
                part(zip, "signature.sm2", sign(content, signer));
            }
            return sealed.toByteArray();
        } catch (IOException | CryptoException fault) {
            throw new KeyTrouble("SM2 密钥无法使用 / The SM2 keys cannot be used", fault);
        }
    }

    private static void part(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] encrypt(byte[] content, byte[] keyAndVector) throws CryptoException {
        PaddedBufferedBlockCipher cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SM4Engine()));
        cipher.init(
                true,
                new ParametersWithIV(
                        new KeyParameter(keyAndVector, 0, BLOCK), Arrays.copyOfRange(keyAndVector, BLOCK, 2 * BLOCK)));
        byte[] encrypted = new byte[cipher.getOutputSize(content.length)];
        int length = cipher.processBytes(content, 0, content.length, encrypted, 0);
        length += cipher.doFinal(encrypted, length);
        return Arrays.copyOf(encrypted, length);
    }

    private static byte[] wrap(byte[] keyAndVector, ECPublicKeyParameters recipient) throws CryptoException {
        SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(true, new ParametersWithRandom(recipient, new SecureRandom()));
        return engine.processBlock(keyAndVector, 0, keyAndVector.length);
    }

    private static byte[] sign(byte[] content, ECPrivateKeyParameters key) throws CryptoException {
        SM2Signer signer = new SM2Signer();
        signer.init(true, new ParametersWithID(new ParametersWithRandom(key, new SecureRandom()), SIGNER));
        signer.update(content, 0, content.length);
        return signer.generateSignature();
    }
}
