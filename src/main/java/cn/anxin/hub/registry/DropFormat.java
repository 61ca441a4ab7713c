package cn.anxin.hub.registry;

/** What a batch file holds. */
public enum DropFormat {
    CSV,
    JSONL;

    /** The end of the file's name. */
    public String extension() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
