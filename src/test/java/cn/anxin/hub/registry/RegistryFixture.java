package cn.anxin.hub.registry;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry of a file, for tests of other packages. */
public final class RegistryFixture {

    private RegistryFixture() {}

    public static Registry registry(JdbcClient jdbc, Path agencies) {
        Registry registry = new Registry(new Participants(jdbc), text -> text);
        registry.seed(agencies);
        return registry;
    }

    public static Secrets secrets(Path credentials) {
        return new Secrets(credentials);
    }

    public static RecipientBook book(JdbcClient jdbc, Registry registry) {
        return new RecipientBook(jdbc, registry);
    }

    public static ForeignDatabases databases(Secrets secrets) {
        return new ForeignDatabases(secrets);
    }
}
