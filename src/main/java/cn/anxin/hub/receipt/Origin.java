package cn.anxin.hub.receipt;

/**
 * Where receipts come from.
 *
 * @param way JMS, SFTP, HTTP or TABLE
 * @param name of the file, message or request
 * @param sha256 of its content: the same name and content again is the same, and has the same answer
 */
public record Origin(String recipient, String way, String name, String sha256) {}
