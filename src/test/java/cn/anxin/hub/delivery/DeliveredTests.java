package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DeliveredTests {

    private final AtomicLong time = new AtomicLong();
    private final Delivered delivered = new Delivered(time::get);

    @Test
    void speaksOnceWhenTheWorkIsOver(CapturedOutput output) {
        delivered.add("finance", 500);
        delivered.add("bank-1", 3);
        delivered.add("finance", 20);
        delivered.tell();
        assertThat(output).isEmpty();

        pass(Duration.ofSeconds(3));
        delivered.tell();
        delivered.tell();

        assertThat(output.getOut().lines())
                .singleElement()
                .asString()
                .contains("已投递 523 份通知 / Delivered 523 notices: bank-1 3, finance 520");
    }

    @Test
    void speaksNowAndThenWhileItGoesOn(CapturedOutput output) {
        for (int second = 0; second < 16; second++) {
            delivered.add("finance", 1);
            delivered.tell();
            pass(Duration.ofSeconds(1));
        }
        assertThat(output.getOut().lines()).hasSize(1);
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
