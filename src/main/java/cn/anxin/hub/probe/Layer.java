package cn.anxin.hub.probe;

/** What a connection stands on, from the bottom. */
public enum Layer {
    /** The host's name is known. */
    NAME,
    /** Something listens at the port. */
    TCP,
    /** It is who it says: the host key of SSH, the certificate of TLS. */
    KEY,
    /** It lets the hub in. */
    LOG_IN,
    /** What the hub needs is there: folders, queues, tables, a path. */
    PLACE
}
