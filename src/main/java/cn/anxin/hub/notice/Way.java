package cn.anxin.hub.notice;

/** How a participant is reached: how a recipient is told, and how an agency's records are fetched. */
public enum Way {
    /** A message a notice, on the recipient's own queue; or the queue on which an agency sends its records. */
    JMS,
    /** Files with flags in a folder of theirs: numbered batches to a recipient, files of records from an agency. */
    SFTP,
    /** A request a notice to the recipient's address; or pages of records from the agency's. */
    HTTP,
    /** Rows of a table in a front-end database (前置库) of theirs. */
    TABLE
}
