package cn.anxin.hub.console;

import cn.anxin.hub.security.Permission;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    /**
     * The frame of a page.
     *
     * @param path decides which entry of the navigation is the current one
     * @param user who is signed in, if anyone
     * @param permissions what that user may do
     * @param otherLanguage the same page in the other language
     * @param now by the hub's clock, which can be set
     */
    record Frame(
            String path, Optional<String> user, Set<Permission> permissions, String otherLanguage, ZonedDateTime now) {

        /** Whether the user may do what {@link Permission} has under this name. */
        public boolean may(String permission) {
            return permissions.contains(Permission.valueOf(permission));
        }

        /** Whether the page belongs to the section that begins with this path. */
        public boolean in(String section) {
            return section.equals("/") ? path.equals("/") : path.startsWith(section);
        }
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale, @Nullable Principal user) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        // A failed page cannot be asked for again in the other language: the switch leads home.
        ServletUriComponentsBuilder here = ServletUriComponentsBuilder.fromRequest(request);
        String other = (failed ? here.replacePath("/").replaceQuery(null) : here)
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam(LanguageSwitch.PARAMETER, chinese ? "en" : "zh")
                .build()
                .toUriString();
        return new Frame(
                request.getRequestURI(),
                Optional.ofNullable(user).map(Principal::getName),
                Permission.heldBy(user),
                other,
                ZonedDateTime.now(clock));
    }
}
