package cn.anxin.hub.receipt;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often is looked; the routes read these settings too.
 *
 * @param look whether recipients have come or gone
 * @param poll whether a recipient has left a file of receipts
 */
@ConfigurationProperties("anxin.receipts")
record ReceiptProperties(
        @DefaultValue("5s") Duration look,
        @DefaultValue("2s") Duration poll) {}
