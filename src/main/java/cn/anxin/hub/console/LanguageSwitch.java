package cn.anxin.hub.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** Takes {@code ?lang=} of one of the console's languages into the cookie; anything else is left alone. */
final class LanguageSwitch implements HandlerInterceptor {

    static final String PARAMETER = "lang";

    private final LocaleResolver resolver;
    private final List<Locale> languages;

    LanguageSwitch(LocaleResolver resolver, List<Locale> languages) {
        this.resolver = resolver;
        this.languages = languages;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String wanted = request.getParameter(PARAMETER);
        languages.stream()
                .filter(language -> language.getLanguage().equals(wanted))
                .findFirst()
                .ifPresent(language -> resolver.setLocale(request, response, language));
        return true;
    }
}
