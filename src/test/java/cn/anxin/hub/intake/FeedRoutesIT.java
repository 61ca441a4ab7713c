package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FeedRoutesIT {

    private static final String TEMPLATE = "sftp-feed";

    @TempDir
    private Path home;

    @Test
    void aFeedWhoseRouteCannotBeMadeIsToldOnceAndTriedAgain(CapturedOutput output) throws Exception {
        try (FeedCity city = new FeedCity(home)) {
            city.pulling("http-feed");
            ModelCamelContext model = (ModelCamelContext) city.camel();
            model.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    routeTemplate(TEMPLATE).from("nosuch:{{source}}").to("mock:end");
                }
            });
            FeedRoutes routes = city.bean(FeedRoutes.class);

            routes.look(model);
            routes.look(model);

            assertThat(model.getRoute("feed-emergency")).isNull();
            assertThat(output.getOut()).containsOnlyOnce("No channel for feed emergency, it is tried again");

            RouteTemplateDefinition wrong = model.getRouteTemplateDefinition(TEMPLATE);
            model.removeRouteTemplateDefinition(wrong);
            city.load("templates/" + TEMPLATE);
            routes.look(model);

            assertThat(model.getRoute("feed-emergency")).isNotNull();
        }
    }
}
