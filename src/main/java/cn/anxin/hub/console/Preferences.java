package cn.anxin.hub.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** Takes {@code ?lang=} and {@code ?theme=} of those that there are into cookies; anything else is left alone. */
final class Preferences implements HandlerInterceptor {

    static final String LANGUAGE = "lang";
    static final String THEME = "theme";

    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private final LocaleResolver resolver;

    Preferences(LocaleResolver resolver) {
        this.resolver = resolver;
    }

    /** How the pages look; {@code AUTO} as the user's system does. */
    enum Theme {
        AUTO,
        LIGHT,
        DARK;

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Theme next() {
            return switch (this) {
                case AUTO -> LIGHT;
                case LIGHT -> DARK;
                case DARK -> AUTO;
            };
        }

        private static Optional<Theme> of(String value) {
            return Arrays.stream(values())
                    .filter(theme -> theme.value().equals(value))
                    .findFirst();
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String language = request.getParameter(LANGUAGE);
        LANGUAGES.stream()
                .filter(each -> each.getLanguage().equals(language))
                .findFirst()
                .ifPresent(each -> resolver.setLocale(request, response, each));
        Optional.ofNullable(request.getParameter(THEME)).flatMap(Theme::of).ifPresent(theme -> {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(theme));
            request.setAttribute(THEME, theme);
        });
        return true;
    }

    /** The theme that was just chosen, or was before. */
    static Theme theme(HttpServletRequest request) {
        if (request.getAttribute(THEME) instanceof Theme chosen) {
            return chosen;
        }
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(THEME))
                .map(Cookie::getValue)
                .flatMap(value -> Theme.of(value).stream())
                .findFirst()
                .orElse(Theme.AUTO);
    }

    private static String cookie(Theme theme) {
        return ResponseCookie.from(THEME, theme.value())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .sameSite("Lax")
                .build()
                .toString();
    }
}
