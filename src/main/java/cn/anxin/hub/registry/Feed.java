package cn.anxin.hub.registry;

/**
 * One agency's stream of records, pulled from its SFTP folder.
 *
 * @param id the source that its records have, such as {@code emergency}
 * @param site where its {@code out/}, {@code done/}, {@code failed/} and {@code receipts/} are
 */
public record Feed(String id, String name, SftpSite site, boolean paused) {}
