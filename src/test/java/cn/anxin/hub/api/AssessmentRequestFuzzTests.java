package cn.anxin.hub.api;

import cn.anxin.hub.fuzz.Fuzzing;
import cn.anxin.hub.fuzz.Refusals;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stateless question is read, refused whole, or answered with the faults of its records. */
class AssessmentRequestFuzzTests {

    private static final String QUESTION = """
            {"asOf": "2026-11-22", "records": [{"source": "emergency", "type": "accident", "recordId": "A-1",
             "revision": 1, "op": "UPSERT", "uscc": "91320205MA1WX0T109", "enterpriseName": "无锡示例", "useScope": 0,
             "data": {"occurred_on": "2026-05-01", "deaths": 1, "status": "CONCLUDED", "liability": "Y",
             "concluded_on": "20260601", "direct_loss_cny": 1e5}}]}""";

    @Test
    void questions() throws Exception {
        Fuzzing.feed("question", 50, List.of(QUESTION.getBytes(StandardCharsets.UTF_8)), input -> {
            try {
                AssessmentRequest request = AssessmentRequest.read(new ByteArrayInputStream(input));
                request.records().forEach(record -> record.key().reference());
            } catch (Refused refused) {
                Refusals.check(refused.problem().detail());
            } catch (JsonProcessingException | CharConversionException notJson) {
                // The controller's advice answers these with MALFORMED.
                notJson.getMessage();
            }
        });
    }
}
