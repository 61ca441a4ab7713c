package cn.anxin.hub.console.notices;

import cn.anxin.hub.console.table.Export;
import cn.anxin.hub.console.table.Export.Rows;
import cn.anxin.hub.console.table.Format;
import cn.anxin.hub.security.AccessAudit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Takes these pages' lists away as files: noted first, then written in the user's words. */
@Component("noticeExports")
class Exports {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Export export;
    private final AccessAudit audit;
    private final MessageSource messages;
    private final Clock clock;

    Exports(Export export, AccessAudit audit, MessageSource messages, Clock clock) {
        this.export = export;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** Who asks for a list, and where it goes. */
    record Asked(Principal user, HttpServletRequest request, HttpServletResponse response) {}

    /**
     * Writes a list as the answer.
     *
     * @param headings keys of messages
     */
    void answer(Asked asked, String list, String ending, Stream<String> headings, Rows rows) throws IOException {
        Format format = Format.ofEnding(ending).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.exports(
                asked.user().getName(),
                list + "." + ending,
                Optional.ofNullable(asked.request().getQueryString()).orElse(""));
        export.answer(asked.response(), list, format, headings.map(this::word).toList(), rows);
    }

    /** A message in the user's language; the key itself where there is none. */
    String word(String key) {
        return Optional.ofNullable(messages.getMessage(key, null, key, LocaleContextHolder.getLocale()))
                .orElse(key);
    }

    /** An instant in the hub's zone; nothing for none. */
    String time(Optional<Instant> at) {
        return at.map(instant -> TO_THE_SECOND.format(instant.atZone(clock.getZone())))
                .orElse("");
    }
}
