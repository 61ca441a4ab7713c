package cn.anxin.hub.delivery;

import cn.anxin.hub.delivery.Protections.KeyTrouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * Finds in an exported key, armoured or not, the part that encrypts or signs. Of several the newest is taken, as GnuPG does;
 * one that is revoked or past its time is none.
 */
final class PgpKeys {

    private PgpKeys() {}

    static PGPPublicKey encryption(byte[] exported) throws IOException, PGPException {
        List<PGPPublicKey> keys = new ArrayList<>();
        try (InputStream in = decoded(exported)) {
            for (PGPPublicKeyRing ring : new PGPPublicKeyRingCollection(in, new BcKeyFingerprintCalculator())) {
                ring.getPublicKeys().forEachRemaining(keys::add);
            }
        }
        return newest(keys, KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE, PGPPublicKey::isEncryptionKey)
                .orElseThrow(() -> new KeyTrouble(
                        "没有可用（未过期、未吊销）的加密公钥 / No usable public key to encrypt to: expired, revoked, or none"));
    }

    static PGPSecretKey signing(byte[] exported) throws IOException, PGPException {
        List<PGPSecretKey> keys = new ArrayList<>();
        try (InputStream in = decoded(exported)) {
            for (PGPSecretKeyRing ring : new PGPSecretKeyRingCollection(in, new BcKeyFingerprintCalculator())) {
                ring.getSecretKeys().forEachRemaining(keys::add);
            }
        }
        List<PGPPublicKey> candidates = keys.stream()
                .filter(key -> key.isSigningKey() && !key.isPrivateKeyEmpty())
                .map(PGPSecretKey::getPublicKey)
                .toList();
        PGPPublicKey chosen = newest(candidates, KeyFlags.SIGN_DATA, key -> true)
                .orElseThrow(() -> new KeyTrouble(
                        "没有可用（未过期、未吊销）的签名私钥 / No usable private key to sign with: expired, revoked, or none"));
        return keys.stream()
                .filter(key -> key.getKeyID() == chosen.getKeyID())
                .findFirst()
                .orElseThrow();
    }

    private static InputStream decoded(byte[] exported) throws IOException {
        return PGPUtil.getDecoderStream(new ByteArrayInputStream(exported));
    }

    private interface Use {
        boolean fits(PGPPublicKey key);
    }

    private static Optional<PGPPublicKey> newest(List<PGPPublicKey> keys, int flags, Use use) {
        return keys.stream()
                .filter(use::fits)
                .filter(key -> !key.hasRevocation() && !isOver(key))
                .filter(key -> allows(key, flags))
                .max(Comparator.comparing(PgpKeys::madeAt));
    }

    private static boolean isOver(PGPPublicKey key) {
        long seconds = key.getValidSeconds();
        return seconds > 0
                && madeAt(key).plusSeconds(seconds).isBefore(Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    private static Instant madeAt(PGPPublicKey key) {
        return key.getCreationTime().toInstant();
    }

    /** By the flags of its own signatures; a key without flags is of the time before there were any. */
    private static boolean allows(PGPPublicKey key, int wanted) {
        boolean flagged = false;
        for (Iterator<PGPSignature> signatures = key.getSignatures(); signatures.hasNext(); ) {
            PGPSignature signature = signatures.next();
            if (signature.getHashedSubPackets() != null
                    && signature.getHashedSubPackets().getKeyFlags() != 0) {
                flagged = true;
                if ((signature.getHashedSubPackets().getKeyFlags() & wanted) != 0) {
                    return true;
                }
            }
        }
        return !flagged;
    }
}
