package cn.anxin.hub.console;

import cn.anxin.hub.security.Permission;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What every page has around its content. */
@ControllerAdvice(basePackageClasses = Shell.class)
class Shell {

    private final Clock clock;

    Shell(Clock clock) {
        this.clock = clock;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale, @Nullable Principal user) {
        return new Frame(
                here(request),
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null,
                Optional.ofNullable(user).map(Principal::getName),
                Permission.heldBy(user),
                locale.getLanguage().equals(Locale.CHINESE.getLanguage()),
                Preferences.theme(request),
                ZonedDateTime.now(clock));
    }

    private static String here(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam(Preferences.LANGUAGE)
                .replaceQueryParam(Preferences.THEME)
                .build(false)
                .toUriString();
    }
}
