package cn.anxin.hub.console.audit;

import cn.anxin.hub.ledger.AuditLog.Line;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the page of what an entry is about is; templates call it. */
final class Subjects {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern USCC = Pattern.compile("^[0-9A-Z]{18}\\b");
    private static final Pattern WORD = Pattern.compile("^[a-z][a-z0-9-]*");

    /** A page's address, and what of the subject goes into it. */
    private record Place(String path, Pattern which) {}

    /** By the first word of the action. */
    private static final Map<String, Place> PLACES = Map.of(
            "enterprise", new Place("/enterprises/", USCC),
            "notice", new Place("/notices/", ID),
            "dead-letter", new Place("/notices/", ID),
            "intake", new Place("/intakes/", ID),
            "recipient", new Place("/recipients/", WORD),
            "route", new Place("/routes/", WORD));

    /** None where there is no such page. */
    public Optional<String> page(Line line) {
        String about = line.action().substring(0, Math.max(0, line.action().indexOf('.')));
        return Optional.ofNullable(PLACES.get(about)).flatMap(place -> {
            Matcher which = place.which().matcher(line.subject());
            return which.find() ? Optional.of(place.path() + which.group()) : Optional.empty();
        });
    }
}
