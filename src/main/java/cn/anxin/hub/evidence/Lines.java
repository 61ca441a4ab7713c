package cn.anxin.hub.evidence;

import cn.anxin.hub.ledger.EnterpriseTrail.Decided;
import cn.anxin.hub.ledger.EnterpriseTrail.Received;
import cn.anxin.hub.ledger.EnterpriseTrail.Told;
import cn.anxin.hub.record.Uscc;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** What the ledger holds as JSON: an object, or a line each. */
final class Lines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addMixIn(Received.class, Cells.class)
            .addMixIn(Decided.class, Content.class)
            .addMixIn(Told.class, Apart.class)
            .addMixIn(Uscc.class, Code.class)
            .build();

    private Lines() {}

    /** The cells are JSON already. */
    interface Cells {
        @JsonRawValue
        String data();
    }

    /** The assessment is JSON already. */
    interface Content {
        @JsonRawValue
        String content();
    }

    /** Each notice is a file of its own, byte for byte as it went out. */
    interface Apart {
        @JsonIgnore
        String content();
    }

    interface Code {
        @JsonValue
        String value();
    }

    static String of(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the ledger holds can be written", e);
        }
    }
}
