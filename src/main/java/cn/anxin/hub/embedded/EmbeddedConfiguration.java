package cn.anxin.hub.embedded;

import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.HomeFolder;
import cn.anxin.hub.home.ParticipantIds;
import cn.anxin.hub.registry.Admission;
import java.io.IOException;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Everything on one machine. What a bean needs is started before it and stopped after it: the database and the broker
 * have a head start, and are the last to stop; Camel, which starts when all beans are there, stops before any of them.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!external")
class EmbeddedConfiguration {

    @Bean(destroyMethod = "")
    PostgresServer postgresServer(EmbeddedServers servers) {
        return servers.database();
    }

    @Bean
    JdbcConnectionDetails embeddedDatabase(PostgresServer server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return server.url();
            }

            @Override
            public String getUsername() {
                return server.user();
            }

            @Override
            public String getPassword() {
                return server.password();
            }
        };
    }

    @Bean(destroyMethod = "")
    EmbeddedBroker embeddedBroker(EmbeddedServers servers, ParticipantIds participants) throws Exception {
        EmbeddedBroker broker = servers.broker();
        broker.open(participants);
        return broker;
    }

    @Bean(destroyMethod = "stop")
    JmsPoolConnectionFactory connectionFactory(EmbeddedBroker broker) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(broker.connections());
        pool.setMaxConnections(8);
        pool.setBlockIfSessionPoolIsFullTimeout(15_000);
        return pool;
    }

    @Bean(destroyMethod = "close")
    SftpSandbox sftpSandbox(
            HomeFolder home,
            @Value("${anxin.sandbox.sftp-port}") int port,
            Credentials credentials,
            ParticipantIds participants)
            throws IOException {
        SftpSandbox sandbox = SftpSandbox.start(home.sandbox(), home.secrets(), port, credentials);
        for (String id : participants.all()) {
            sandbox.admit(id);
        }
        return sandbox;
    }

    @Bean
    Admission sandboxAdmission(Credentials credentials, SftpSandbox sandbox, EmbeddedBroker broker) {
        return new SandboxAdmission(credentials, sandbox, broker);
    }

    @Bean
    Welcome welcome(PostgresServer database, EmbeddedBroker broker, SftpSandbox sandbox, HomeFolder home)
            throws IOException {
        return new Welcome(database, broker, sandbox, home);
    }
}
