package cn.anxin.hub.console.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What arrives as no file is told as that, and not as a failure or as something that is not allowed. */
@WebTest
class UnreadUploadIT {

    private static final int TOO_LARGE = 101 << 20;
    private static final String FORM = "multipart/form-data; boundary=x";

    @LocalServerPort
    private int port;

    private Web web;

    @BeforeEach
    void signIn() {
        web = new Web(port).signedInAs("operator");
    }

    @Test
    void aFileThatIsTooLargeIsSaidToBe() {
        String head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";

        HttpResponse<String> answer = web.post("/upload", head + "a".repeat(TOO_LARGE), "Content-Type", FORM);

        assertThat(location(answer)).endsWith("/upload?unread=TOO_LARGE");
        assertThat(web.get("/upload?unread=TOO_LARGE").body()).contains("文件超过 100 MB");
    }

    @Test
    void aFormThatBreaksOffIsSaidTo() {
        assertThat(location(web.post("/upload", "--x\r\nContent-Disp", "Content-Type", FORM)))
                .endsWith("/upload?unread=BROKEN");
        assertThat(web.get("/upload?unread=BROKEN").body()).contains("上传没有完成");
        assertThat(web.get("/upload?unread=x").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormWithoutAFileIsNoFailure() {
        HttpResponse<String> answer = web.submit("/upload", "/upload", Map.of("kind", "court/administrative_judgment"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(web.get("/upload").body()).contains("文件是空的");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
    }
}
