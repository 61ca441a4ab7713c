package cn.anxin.hub.registry;

/**
 * One agency's stream of records.
 *
 * @param id the source that its records have, such as {@code emergency}
 * @param site from where they are fetched; by SFTP a folder with {@code out/}, {@code done/}, {@code failed/} and
 *     {@code receipts/}
 * @param terms what is agreed with the agency about it
 */
public record Feed(String id, String name, Site site, boolean paused, FeedTerms terms) {}
