package cn.anxin.hub.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When what came in by files is decided; a record that was sent for itself never waits.
 *
 * @param quiet how long no file may have been taken until a load counts as over
 * @param patience how long an enterprise waits for the end of a load that does not end
 */
@ConfigurationProperties("anxin.review")
record ReviewProperties(
        @DefaultValue("2s") Duration quiet,
        @DefaultValue("60s") Duration patience) {}
