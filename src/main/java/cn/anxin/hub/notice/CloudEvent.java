package cn.anxin.hub.notice;

import cn.anxin.hub.notice.NoticeBody.Ground;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A notice in its CloudEvents 1.0 envelope, structured mode: the form that is stored and goes out. */
public final class CloudEvent {

    /** The media type of structured mode. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    static final String TYPE = "cn.anxin.notice.v1";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final JsonMapper JSON = new JsonMapper();

    private CloudEvent() {}

    /**
     * The text of a notice.
     *
     * @param city the division code of the city that the hub speaks for
     */
    public static String write(Notice notice, String city) {
        NoticeBody body = notice.body();
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", notice.id().toString());
        event.put("source", "/anxin/" + city);
        event.put("type", TYPE);
        event.put("subject", body.enterprise().uscc().value());
        event.put("time", time(notice));
        event.put("datacontenttype", "application/json");
        write(notice.noticeNo(), body, event.putObject("data"));
        return text(event);
    }

    /**
     * The notice of a text that {@link #write} made.
     *
     * @throws IllegalArgumentException where it is another text
     */
    public static Notice read(String text) {
        return CloudEventReader.read(text);
    }

    /** When it was issued, as the envelope and the drop row say it: to the second, with the zone's offset. */
    static String time(Notice notice) {
        return TIME.format(notice.issuedAt());
    }

    private static void write(String noticeNo, NoticeBody body, ObjectNode data) {
        data.put("noticeNo", noticeNo);
        data.put("recipient", body.recipient());
        data.put("sequence", body.sequence());
        data.put("change", body.change().name());
        data.put("regime", body.regime().name());
        Enterprise enterprise = body.enterprise();
        data.putObject("enterprise")
                .put("uscc", enterprise.uscc().value())
                .put("name", enterprise.name())
                .put("district", enterprise.district().orElse(null));
        writeGrounds(body, data.putArray("grounds"));
        writeMeasures(body, data.putArray("measures"));
        data.put("effectiveFrom", body.effectiveFrom().toString());
        data.put("expectedUntil", day(body.expectedUntil()));
        data.put("endReason", body.endReason().map(EndReason::name).orElse(null));
        data.putObject("issuingAuthority")
                .put("code", body.issuingAuthority().code())
                .put("name", body.issuingAuthority().name());
        data.putObject("policy")
                .put("id", body.policy().id())
                .put("version", body.policy().version());
    }

    private static void writeGrounds(NoticeBody body, ArrayNode array) {
        for (Ground ground : body.grounds()) {
            ArrayNode evidence = array.addObject()
                    .put("article", ground.article())
                    .put("item", ground.item())
                    .put("text", ground.text())
                    .put("since", ground.since().toString())
                    .put("until", day(ground.until()))
                    .putArray("evidence");
            ground.evidence()
                    .forEach(entry -> evidence.addObject()
                            .put("documentNo", entry.documentNo())
                            .put("on", entry.on().toString()));
        }
    }

    private static void writeMeasures(NoticeBody body, ArrayNode array) {
        body.measures()
                .forEach(measure -> array.addObject()
                        .put("article", measure.article())
                        .put("item", measure.item())
                        .put("text", measure.text())
                        .put("requiresConfirmation", measure.requiresConfirmation()));
    }

    private static @Nullable String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }

    private static String text(ObjectNode event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
