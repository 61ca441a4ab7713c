package cn.anxin.hub.reconcile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The statements in the recipients' folders; the route reads this setting too.
 *
 * @param look how often is looked whether a day is over
 */
@ConfigurationProperties("anxin.statements")
record StatementProperties(@DefaultValue("1m") Duration look) {}
