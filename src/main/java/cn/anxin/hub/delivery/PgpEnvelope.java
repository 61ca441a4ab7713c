package cn.anxin.hub.delivery;

import cn.anxin.hub.delivery.Protections.KeyTrouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Signs, compresses and encrypts by OpenPGP: AES-256 with integrity protection, SHA-256, as every GnuPG opens it. */
final class PgpEnvelope {

    private static final int CHUNK = 1 << 14;

    private PgpEnvelope() {}

    static byte[] seal(String name, byte[] content, byte[] encryptTo, byte[] signWith, char[] passphrase) {
        try {
            PGPPublicKey recipient = PgpKeys.encryption(encryptTo);
            PGPSecretKey signer = PgpKeys.signing(signWith);
            PGPPrivateKey key = unlock(signer, passphrase);
            ByteArrayOutputStream sealed = new ByteArrayOutputStream(content.length / 2 + CHUNK);
            try (OutputStream encrypted = encryptor(recipient).open(sealed, new byte[CHUNK]);
                    OutputStream compressed =
                            new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZIP).open(encrypted)) {
                sign(name, content, signer, key, compressed);
            }
            return sealed.toByteArray();
        } catch (IOException | PGPException fault) {
            throw new KeyTrouble("PGP 密钥无法使用 / The PGP keys cannot be used", fault);
        }
    }

    private static PGPEncryptedDataGenerator encryptor(PGPPublicKey recipient) {
        PGPEncryptedDataGenerator encryptor =
                new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                        .setWithIntegrityPacket(true)
                        .setSecureRandom(new SecureRandom()));
        encryptor.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(recipient));
        return encryptor;
    }

    private static PGPPrivateKey unlock(PGPSecretKey signer, char[] passphrase) {
        try {
            return signer.extractPrivateKey(
                    new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase));
        } catch (PGPException wrong) {
            throw new KeyTrouble("签名私钥的口令短语不正确 / The signing key's passphrase is wrong", wrong);
        }
    }

    private static void sign(String name, byte[] content, PGPSecretKey signer, PGPPrivateKey key, OutputStream out)
            throws IOException, PGPException {
        PGPSignatureGenerator signature = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(signer.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
                signer.getPublicKey());
        signature.init(PGPSignature.BINARY_DOCUMENT, key);
        PGPSignatureSubpacketGenerator details = new PGPSignatureSubpacketGenerator();
        details.setIssuerFingerprint(false, signer.getPublicKey());
        signature.setHashedSubpackets(details.generate());
        signature.generateOnePassVersion(false).encode(out);
        try (OutputStream literal = new PGPLiteralDataGenerator()
                .open(out, PGPLiteralData.BINARY, name, content.length, PGPLiteralData.NOW)) {
            literal.write(content);
        }
        signature.update(content);
        signature.generate().encode(out);
    }
}
