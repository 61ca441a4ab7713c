package cn.anxin.hub.security;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What Tomcat refuses before any of the hub's code sees it (an address that is none, say) is a problem as well. */
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerErrors.class);

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    private static final class ProblemValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable cause) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            // The address may hold anything here, so it is not repeated; what is left needs no escaping.
            Map<String, Object> problem =
                    Problem.of(ProblemCode.of(response.getStatus())).body("");
            // The filters that say this of every other answer were not asked.
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("utf-8");
            try {
                Writer writer = response.getReporter();
                if (writer != null) {
                    writer.write(problem.entrySet().stream()
                            .map(member -> "\"%s\":%s".formatted(member.getKey(), json(member.getValue())))
                            .collect(Collectors.joining(",", "{", "}")));
                    response.finishResponse();
                }
            } catch (IOException e) {
                LOG.debug("对方已断开 / The caller has gone", e);
            }
        }

        private static String json(Object value) {
            return value instanceof Number ? value.toString() : "\"" + value + "\"";
        }
    }
}
