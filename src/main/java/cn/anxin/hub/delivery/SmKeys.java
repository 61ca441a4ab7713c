package cn.anxin.hub.delivery;

import cn.anxin.hub.delivery.Protections.KeyTrouble;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/** Reads SM2 keys from PEM files as OpenSSL writes them, and writes an SM2 ciphertext as OpenSSL reads it. */
final class SmKeys {

    private static final int COORDINATE = 32;
    private static final int HASH = 32;

    private SmKeys() {}

    /** A public key, or that of a certificate. */
    static ECPublicKeyParameters encryption(byte[] pem) throws IOException {
        Object content = first(pem);
        AsymmetricKeyParameter key;
        if (content instanceof X509CertificateHolder certificate) {
            key = PublicKeyFactory.createKey(certificate.getSubjectPublicKeyInfo());
        } else if (content instanceof SubjectPublicKeyInfo info) {
            key = PublicKeyFactory.createKey(info);
        } else {
            throw new KeyTrouble("encryptTo 不是公钥或证书 / encryptTo is neither a public key nor a certificate");
        }
        if (key instanceof ECPublicKeyParameters sm2) {
            return sm2;
        }
        throw new KeyTrouble("encryptTo 不是 SM2 公钥 / encryptTo is no SM2 key");
    }

    /** A private key, with or without a passphrase. */
    static ECPrivateKeyParameters signing(byte[] pem, char[] passphrase) throws IOException {
        Object content = first(pem);
        PrivateKeyInfo info;
        if (content instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            info = decrypted(encrypted, passphrase);
        } else if (content instanceof PrivateKeyInfo plain) {
            info = plain;
        } else if (content instanceof PEMKeyPair pair) {
            info = pair.getPrivateKeyInfo();
        } else {
            throw new KeyTrouble("signWith 不是私钥 / signWith is no private key");
        }
        if (PrivateKeyFactory.createKey(info) instanceof ECPrivateKeyParameters sm2) {
            return sm2;
        }
        throw new KeyTrouble("signWith 不是 SM2 私钥 / signWith is no SM2 key");
    }

    private static PrivateKeyInfo decrypted(PKCS8EncryptedPrivateKeyInfo encrypted, char[] passphrase) {
        try {
            return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder().build(passphrase));
        } catch (OperatorCreationException | PKCSException wrong) {
            throw new KeyTrouble("签名私钥的口令短语不正确 / The signing key's passphrase is wrong", wrong);
        }
    }

    /** The first key of a file; parameters of the curve, which OpenSSL may write before it, are passed over. */
    private static @Nullable Object first(byte[] pem) throws IOException {
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            Object content = parser.readObject();
            while (content instanceof ASN1ObjectIdentifier) {
                content = parser.readObject();
            }
            return content;
        }
    }

    /** The sequence of GM/T 0009: both coordinates, the hash, the ciphertext; of the bytes 04, x, y, hash, ciphertext. */
    static byte[] der(byte[] ciphertext) throws IOException {
        int y = 1 + COORDINATE;
        int hash = y + COORDINATE;
        int text = hash + HASH;
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(ciphertext, 1, y))));
        parts.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(ciphertext, y, hash))));
        parts.add(new DEROctetString(Arrays.copyOfRange(ciphertext, hash, text)));
        parts.add(new DEROctetString(Arrays.copyOfRange(ciphertext, text, ciphertext.length)));
        return new DERSequence(parts).getEncoded();
    }
}
