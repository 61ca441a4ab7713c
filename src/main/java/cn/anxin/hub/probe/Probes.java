package cn.anxin.hub.probe;

import cn.anxin.hub.notice.DropRow;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.probe.TableProbe.Needed;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.BrokerSite;
import cn.anxin.hub.registry.DatabaseSite;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.FeedTerms.TableRows;
import cn.anxin.hub.registry.HttpSite;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import cn.anxin.hub.registry.Site;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;

/** The remote ends there are, and how each is tried. */
public final class Probes {

    private static final String FEED = "feed-";
    private static final String RECIPIENT = "recipient-";

    private final Registry registry;
    private final Secrets secrets;
    private final Supplier<Optional<ConnectionFactory>> broker;
    private final DataSource database;
    private final Executor threads;

    /** @param broker empty where the hub has none */
    public Probes(
            Registry registry,
            Secrets secrets,
            Supplier<Optional<ConnectionFactory>> broker,
            DataSource database,
            Executor threads) {
        this.registry = registry;
        this.secrets = secrets;
        this.broker = broker;
        this.database = database;
        this.threads = threads;
    }

    static Probes of(
            Registry registry,
            Secrets secrets,
            ObjectProvider<ConnectionFactory> broker,
            DataSource database,
            Executor threads) {
        return new Probes(registry, secrets, () -> Optional.ofNullable(broker.getIfAvailable()), database, threads);
    }

    /** Every remote end: the hub's own servers first. */
    public List<Remote> all() {
        List<Remote> remotes = new ArrayList<>();
        remotes.add(new Remote("database", "database", "PostgreSQL", "JDBC", ""));
        if (broker.get().isPresent()) {
            remotes.add(new Remote("broker", "broker", "Artemis", "JMS", ""));
        }
        for (Feed feed : registry.feeds()) {
            remotes.add(remote(FEED + feed.id(), "feed", feed.name(), Optional.of(feed.site())));
        }
        Map<String, Site> sites = registry.sites();
        for (Recipient recipient : registry.recipients()) {
            Optional<Site> site = Optional.ofNullable(sites.get(recipient.id()));
            remotes.add(remote(RECIPIENT + recipient.id(), "recipient", recipient.name(), site));
        }
        return remotes;
    }

    private static Remote remote(String id, String kind, String name, Optional<Site> site) {
        String address = site.filter(where -> !(where instanceof BrokerSite))
                .map(Object::toString)
                .orElse("");
        return new Remote(id, kind, name, site.map(where -> where.way().name()).orElse("?"), address);
    }

    /** Tries the layers of a remote end; none where there is no such one. */
    public List<Finding> run(String remote) {
        Course course = new Course(threads);
        try {
            if (remote.equals("database")) {
                ownDatabase(course);
            } else if (remote.equals("broker")) {
                queues(course, List.of("anxin.dead"));
            } else if (remote.startsWith(FEED)) {
                feed(course, remote.substring(FEED.length()));
            } else if (remote.startsWith(RECIPIENT)) {
                recipient(course, remote.substring(RECIPIENT.length()));
            }
        } catch (Exception fault) {
            String said = Course.said(fault);
            course.go(
                    Layer.PLACE,
                    () -> {
                        throw new Course.Refused("登记有误：" + said, "the entry is wrong: " + said);
                    },
                    failure -> new Message(said, said));
        }
        return course.findings();
    }

    private void feed(Course course, String id) throws Exception {
        Optional<Feed> feed =
                registry.feeds().stream().filter(each -> each.id().equals(id)).findFirst();
        if (feed.isEmpty()) {
            return;
        }
        Site site = feed.get().site();
        if (site instanceof SftpSite sftp) {
            new SftpProbe(sftp, secrets, List.of("out")).run(course);
        } else if (site instanceof HttpSite http) {
            new HttpProbe(http, secrets, true).run(course);
        } else if (site instanceof DatabaseSite table) {
            List<String> key =
                    feed.get().terms().rows().map(TableRows::key).stream().toList();
            table(course, table, List.of(new Needed(table.table(), "SELECT", key)));
        } else {
            queues(course, List.of("anxin.feed." + id, "anxin.answer." + id));
        }
    }

    private void recipient(Course course, String id) throws Exception {
        Optional<Site> site = registry.site(id);
        if (site.isEmpty()) {
            return;
        }
        if (site.get() instanceof SftpSite sftp) {
            new SftpProbe(sftp, secrets, List.of("in", "out")).run(course);
        } else if (site.get() instanceof HttpSite http) {
            new HttpProbe(http, secrets, false).run(course);
        } else if (site.get() instanceof DatabaseSite table) {
            List<Needed> needed = new ArrayList<>();
            needed.add(new Needed(table.table(), "INSERT", DropRow.COLUMNS));
            registry.receiptTable(id)
                    .ifPresent(receipts -> needed.add(new Needed(receipts.table(), "UPDATE", List.of())));
            table(course, table, needed);
        } else {
            queues(course, List.of("anxin.notice." + id, "anxin.receipt." + id, "anxin.answer." + id));
        }
    }

    private void table(Course course, DatabaseSite site, List<Needed> needed) throws Exception {
        new TableProbe(site.url(), site.user(), () -> secrets.find(site.secret()), needed).run(course);
    }

    private void queues(Course course, List<String> queues) throws Exception {
        Optional<ConnectionFactory> connections = broker.get();
        if (connections.isPresent()) {
            new BrokerProbe(connections.get(), queues).run(course);
        }
    }

    private void ownDatabase(Course course) throws Exception {
        HikariDataSource pool = database.unwrap(HikariDataSource.class);
        new TableProbe(
                        pool.getJdbcUrl(),
                        String.valueOf(pool.getUsername()),
                        () -> String.valueOf(pool.getPassword()),
                        List.of(new Needed("enterprise", "UPDATE", List.of())))
                .run(course);
    }

    static Message missing(Secrets.MissingSecret missing) {
        String both = String.valueOf(missing.getMessage());
        int between = both.indexOf(" / ");
        return between < 0
                ? new Message(both, both)
                : new Message(
                        both.substring(0, between) + "：请提供，或更正其引用",
                        both.substring(between + 3) + ": provide it, or correct the reference");
    }
}
