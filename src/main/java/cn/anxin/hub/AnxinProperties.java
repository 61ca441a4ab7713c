package cn.anxin.hub;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's own settings; each can be given as an environment variable too ({@code ANXIN_SFTP_PORT} for
 * {@code anxin.sftp-port}). A key that is not here ends the start.
 *
 * @param home holds everything that the hub writes
 * @param sample whether the sample city's agencies leave their files in the sandbox
 * @param sftpPort of the sandbox's SFTP server; 0 for any free one
 * @param brokerPort of the embedded broker; 0 for any free one
 * @param clock when the hub's clock starts (ISO 8601); empty for now
 * @param agencies the feeds and recipients that seed the registry
 * @param policies the folder of the policies
 */
@ConfigurationProperties("anxin")
public record AnxinProperties(
        @DefaultValue("data") Path home,
        @DefaultValue("false") boolean sample,
        @DefaultValue("2222") int sftpPort,
        @DefaultValue("61616") int brokerPort,
        @DefaultValue("") String clock,
        @DefaultValue("agencies.yaml") Path agencies,
        @DefaultValue("policies") Path policies) {}
