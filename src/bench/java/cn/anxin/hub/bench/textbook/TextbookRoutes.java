package cn.anxin.hub.bench.textbook;

import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;

/** Two routes as they stand in every introduction to Camel. */
final class TextbookRoutes extends RouteBuilder {

    private final Path inbox;
    private final RowByRow rows;

    TextbookRoutes(Path inbox, RowByRow rows) {
        this.inbox = inbox;
        this.rows = rows;
    }

    @Override
    public void configure() {
        from("file:" + inbox + "?delay=100&move=../done")
                .routeId("split")
                .split(body().tokenize("\n"))
                .streaming()
                .to("jms:queue:anxin.feed." + Textbook.ROWS);
        from("jms:queue:anxin.feed." + Textbook.ROWS)
                .routeId("row")
                .unmarshal()
                .csv()
                .bean(rows, "read")
                .to("sql:" + RowByRow.ENTERPRISE + "?dataSource=#ledger")
                .to("sql:" + RowByRow.RECORD + "?dataSource=#ledger")
                .to("sql:" + RowByRow.HISTORY + "?dataSource=#ledger")
                .bean(rows, "decide")
                .choice()
                .when(header("changed").isEqualTo(true))
                .to("sql:" + RowByRow.ASSESSMENT + "?dataSource=#ledger")
                .to("sql:" + RowByRow.STATUS + "?dataSource=#ledger")
                .split(method(rows, "notices"))
                .to("sql:" + RowByRow.NOTICE + "?dataSource=#ledger")
                .toD("jms:queue:anxin.notice.${header.recipient}")
                .end()
                .end()
                .bean(rows, "count");
    }
}
