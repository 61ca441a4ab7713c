package cn.anxin.hub.receipt;

import cn.anxin.hub.ledger.NoticeRuns;
import cn.anxin.hub.ledger.Receipts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in force for recipients, for tests of other packages. */
public final class ReceiptFixture {

    private ReceiptFixture() {}

    public static Holdings holdings(JdbcClient jdbc) {
        return new Holdings(new NoticeRuns(jdbc), new Receipts(jdbc));
    }
}
