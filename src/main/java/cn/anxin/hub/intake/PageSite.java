package cn.anxin.hub.intake;

import cn.anxin.hub.registry.HttpSite;
import cn.anxin.hub.registry.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * An agency's service of pages. Nothing of it is trusted: redirects are not followed, and a page has a limit in bytes and in
 * time. What is wrong is told in both languages, and never the token.
 */
final class PageSite {

    /** A page that is not there by so many times the time-out will not be. */
    private static final int WHOLE_PAGE = 6;

    private final HttpSite site;
    private final Secrets secrets;
    private final HttpClient client;
    private final long mostBytes;

    PageSite(HttpSite site, Secrets secrets, long mostBytes) {
        this.site = site;
        this.secrets = secrets;
        this.mostBytes = mostBytes;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(site.timeout());
        site.authorities().map(PageSite::trust).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    private static SSLContext trust(Path authorities) {
        PemSslStoreDetails pem =
                PemSslStoreDetails.forCertificate(authorities.toUri().toString());
        return SslBundle.of(new PemSslStoreBundle(null, pem)).createSslContext();
    }

    HttpSite site() {
        return site;
    }

    /** What is done with the bytes of a page. */
    @FunctionalInterface
    interface Receiving<T> {
        T of(InputStream body) throws IOException;
    }

    /**
     * Fetches the page after a cursor.
     *
     * @throws IOException with what is wrong, for the operators
     */
    <T> T fetch(Optional<String> after, Receiving<T> receiving) throws IOException {
        Duration whole = site.timeout().multipliedBy(WHOLE_PAGE);
        HttpResponse<InputStream> answer = send(request(after));
        try (BoundedBody body = new BoundedBody(answer.body(), mostBytes, whole)) {
            refuse(answer.statusCode());
            return receiving.of(body);
        }
    }

    private HttpRequest request(Optional<String> after) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(after)).timeout(site.timeout()).header("Accept", "application/json");
        site.secret().map(secrets::find).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.GET().build();
    }

    private URI address(Optional<String> after) {
        String address = site.address().toString();
        String mark = site.address().getRawQuery() == null ? "?" : "&";
        return after.map(cursor -> mark + "after="
                        + URLEncoder.encode(cursor, StandardCharsets.UTF_8).replace("+", "%20"))
                .map(query -> URI.create(address + query))
                .orElse(site.address());
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw told(
                    site.timeout().toSeconds() + " 秒内没有应答",
                    "no answer within " + site.timeout().toSeconds() + " s");
        } catch (ConnectException e) {
            throw told("无法连接", "cannot connect");
        } catch (SSLException e) {
            throw told("TLS 握手失败：" + e.getMessage(), "TLS: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw told("已中断", "interrupted");
        } catch (IOException e) {
            throw told("应答中断：" + e.getMessage(), "the answer broke off: " + e.getMessage());
        }
    }

    private void refuse(int status) throws IOException {
        if (status == 200) {
            return;
        }
        if (status == 401 || status == 403) {
            String where = site.secret().orElse("-");
            throw told(
                    "应答 " + status + "，令牌（" + where + "）被拒绝，请更正",
                    "it answers " + status + ": the token at " + where + " is refused; correct it");
        }
        if (status >= 300 && status < 400) {
            throw told(
                    "应答 " + status + "，不跟随重定向，请改正地址",
                    "it answers " + status + ": redirects are not followed; correct the address");
        }
        throw told("应答 " + status, "it answers " + status);
    }

    IOException told(String zh, String en) {
        return new IOException("%s：%s / %s: %s".formatted(site, zh, site, en));
    }
}
