package cn.anxin.hub.receipt;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The receipts of a request, message or file, one after the other; only one is in memory. */
interface Items extends AutoCloseable {

    /** The next one; empty after the last. */
    Optional<Item> next() throws IOException;

    @Override
    default void close() throws IOException {}

    /** Those of a list. */
    static Items of(List<Item> all) {
        Iterator<Item> items = all.iterator();
        return () -> items.hasNext() ? Optional.of(items.next()) : Optional.empty();
    }

    /** Opens them; once more where an attempt failed. */
    @FunctionalInterface
    interface Source {
        Items open() throws IOException;
    }
}
