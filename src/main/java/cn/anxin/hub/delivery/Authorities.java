package cn.anxin.hub.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Who may vouch for a recipient's server: those of a PEM file. */
final class Authorities {

    private Authorities() {}

    /** @throws IllegalArgumentException where the file has no certificate */
    static SSLContextParameters of(Path pem) {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(manager(pem));
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        return tls;
    }

    private static TrustManager manager(Path pem) {
        try (InputStream content = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(content)) {
                store.setCertificateEntry("authority-" + number++, each);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers()[0];
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "证书文件 %s 无法读取 / The file of authorities %s cannot be read: %s"
                            .formatted(pem, pem, unreadable.getMessage()),
                    unreadable);
        }
    }
}
