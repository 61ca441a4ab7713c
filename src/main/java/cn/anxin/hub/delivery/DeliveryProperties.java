package cn.anxin.hub.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices are taken to their recipients.
 *
 * @param poll how often each recipient's route looks for what waits
 * @param messages the most that go to a queue in one session
 * @param rows the most that go into one batch file
 * @param linger how long a notice waits for others before a batch is made that is not full
 */
@ConfigurationProperties("anxin.delivery")
record DeliveryProperties(
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("500") int messages,
        @DefaultValue("5000") int rows,
        @DefaultValue("2s") Duration linger) {}
