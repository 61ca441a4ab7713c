package cn.anxin.hub.bench.console;

import cn.anxin.hub.bench.hub.MeasuredHub;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Someone at the console, without a browser: what is measured is the server's part. */
final class SignedIn {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final MeasuredHub hub;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private SignedIn(MeasuredHub hub) {
        this.hub = hub;
    }

    static SignedIn to(MeasuredHub hub) throws IOException, InterruptedException {
        SignedIn user = new SignedIn(hub);
        Matcher token = TOKEN.matcher(user.get("/login").body());
        if (!token.find()) {
            throw new IllegalStateException("no form at /login");
        }
        user.send(user.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=admin&password=" + encoded(hub.secret("admin"))
                        + "&_csrf=" + encoded(token.group(1)))));
        return user;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + hub.endpoint("http") + path))
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
