package cn.anxin.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.TestDatabase;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@WebTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class OutageIT {

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Test
    void withoutItsDatabaseTheHubSaysLater(CapturedOutput log) {
        Web web = new Web(port).signedIn();
        database.close();

        HttpResponse<String> page = web.get("/");
        HttpResponse<String> answer = web.get("/api/v1/ledger/balance", "Authorization", Web.admin());

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("暂时无法服务").doesNotContain("Exception");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"").doesNotContain("Exception");
        assertThat(log.getAll()).doesNotContain("Servlet.service()");
    }
}
