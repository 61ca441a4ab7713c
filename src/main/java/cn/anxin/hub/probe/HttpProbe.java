package cn.anxin.hub.probe;

import cn.anxin.hub.probe.Course.Passed;
import cn.anxin.hub.probe.Course.Refused;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.HttpSite;
import cn.anxin.hub.registry.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * A service by HTTP. Of a feed its first page is asked for, as the hub does all the time, and not read; a recipient gets an
 * OPTIONS without content, never a notice.
 */
record HttpProbe(HttpSite site, Secrets secrets, boolean feed) {

    private static final int MILLIS = 5_000;

    void run(Course course) {
        String host = site.address().getHost();
        boolean tls = "https".equals(site.address().getScheme());
        int port = site.address().getPort() > 0 ? site.address().getPort() : tls ? 443 : 80;
        course.to(host, port);
        if (tls) {
            course.go(Layer.KEY, () -> handshake(host, port), this::untrusted);
        } else {
            course.absent(Layer.KEY, "地址是 http，内容不加密", "the address is http: nothing is encrypted");
        }
        Optional<Integer> status = course.go(Layer.LOG_IN, this::ask, this::explain);
        course.go(Layer.PLACE, () -> place(status.orElseThrow()), this::explain);
    }

    private Passed<String> handshake(String host, int port) throws IOException, NoSuchAlgorithmException {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), MILLIS);
            plain.setSoTimeout(MILLIS);
            try (SSLSocket socket = (SSLSocket) tls().getSocketFactory().createSocket(plain, host, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                String protocol = socket.getSession().getProtocol();
                return Passed.of(
                        protocol,
                        protocol + "，证书可信且与主机名相符",
                        protocol + ": its certificate is trusted and of this host");
            }
        }
    }

    private SSLContext tls() throws NoSuchAlgorithmException {
        return site.authorities().isPresent() ? trust(site.authorities().get()) : SSLContext.getDefault();
    }

    private static SSLContext trust(Path authorities) {
        return SslBundle.of(new PemSslStoreBundle(
                        null,
                        PemSslStoreDetails.forCertificate(authorities.toUri().toString())))
                .createSslContext();
    }

    private Message untrusted(Throwable failure) {
        String file = site.authorities().map(Path::toString).orElse("JDK");
        return new Message(
                "TLS 握手失败（%s）：请核对证书是否由 %s 中的机构签发、是否过期、主机名是否相符".formatted(Course.said(failure), file),
                "no TLS connection (%s): see that its certificate is of an authority in %s, is not over, and is of this host"
                        .formatted(Course.said(failure), file));
    }

    private Passed<Integer> ask() throws Exception {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(Course.PATIENCE);
        client.sslContext(tls());
        HttpRequest.Builder request = HttpRequest.newBuilder(site.address()).timeout(Course.PATIENCE);
        if (feed) {
            site.secret().map(secrets::find).ifPresent(token -> request.header("Authorization", "Bearer " + token));
            request.header("Accept", "application/json").GET();
        } else {
            request.method("OPTIONS", BodyPublishers.noBody());
        }
        HttpResponse<InputStream> answer = client.build().send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            throw new Refused(
                    "应答 " + status + "："
                            + (feed
                                    ? "令牌（" + site.secret().orElse("-") + "）被拒绝，请更正"
                                    : "对方不接受未签名的 OPTIONS，或不放行本机；请向对方确认"),
                    "it answers " + status + ": "
                            + (feed
                                    ? "the token at " + site.secret().orElse("-") + " is refused; correct it"
                                    : "it takes no OPTIONS without signature, or does not let this machine in; ask its owner"));
        }
        return Passed.of(
                status,
                feed ? "令牌被接受" : "应答了不带内容的 OPTIONS（没有发送通知；签名要到真正送达时才验证）",
                feed
                        ? "its token is accepted"
                        : "it answers an OPTIONS without content (no notice was sent; the signature shows with a real one)");
    }

    private Passed<Integer> place(int status) throws Refused {
        boolean missing = status == 404 || status == 410;
        boolean elsewhere = status >= 300 && status < 400;
        if (missing || elsewhere || (status >= 500 && status != 501) || (feed && status != 200)) {
            throw new Refused(
                    "应答 " + status + (missing ? "：没有这个路径，请更正地址" : elsewhere ? "：不跟随重定向，请改用最终地址" : "：对方服务有误，请联系对方"),
                    "it answers " + status
                            + (missing
                                    ? ": there is no such path; correct the address"
                                    : elsewhere
                                            ? ": redirects are not followed; use the final address"
                                            : ": trouble of the service; call its owner"));
        }
        return Passed.of(
                status,
                feed ? "第一页可取（应答 200，未读取内容）" : "路径有应答（" + status + "）",
                feed ? "its first page is there (200; nothing of it was read)" : "the path answers (" + status + ")");
    }

    private Message explain(Throwable failure) {
        return failure instanceof Secrets.MissingSecret missing
                ? Probes.missing(missing)
                : new Message("应答中断：" + Course.said(failure), "the answer broke off: " + Course.said(failure));
    }
}
