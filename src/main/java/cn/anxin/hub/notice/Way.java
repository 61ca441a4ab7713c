package cn.anxin.hub.notice;

/** How a recipient is told. */
public enum Way {
    /** A message a notice, on the recipient's own queue. */
    JMS,
    /** Numbered batch files with flags, dropped into the recipient's folder. */
    SFTP
}
