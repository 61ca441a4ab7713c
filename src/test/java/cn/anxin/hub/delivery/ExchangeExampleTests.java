package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.DropRow;
import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.registry.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/exchange.md are what the program makes. */
class ExchangeExampleTests {

    private static final Pattern EVENT = Pattern.compile("^\\{\"specversion\".*}$", Pattern.MULTILINE);
    private static final String KEY = "an agreed key";
    private static final String TIME = "1795305600";

    @Test
    void theNoticeItsRowAndItsSignaturesAreTheProgramsOwn() throws IOException {
        String text = Files.readString(Path.of("docs/exchange.md"));
        Matcher event = EVENT.matcher(text);
        assertThat(event.find()).isTrue();
        Notice notice = CloudEvent.read(event.group());

        assertThat(CloudEvent.write(notice, "320200")).isEqualTo(event.group());
        assertThat(text)
                .contains(DropRow.of(notice).csv().strip())
                .contains(Signature.of(Signing.HMAC_SHA256, KEY, TIME, event.group()))
                .contains(Signature.of(Signing.HMAC_SM3, KEY, TIME, event.group()));
    }
}
