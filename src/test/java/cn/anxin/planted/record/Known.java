package cn.anxin.planted.record;

/** What the ledger may know of the core; with {@link ReadsTheDatabase} it closes the planted cycle. */
public record Known(String value) {}
