package cn.anxin.hub.record;

/** 信息使用范围: who may be shown the document behind a record. */
public enum UseScope {
    /** 0: everyone. */
    PUBLIC,
    /** 1: government departments only. */
    GOVERNMENT,
    /** 2: nobody without the enterprise's authorisation. */
    AUTHORISED;

    /** The number that feeds write. */
    public int code() {
        return ordinal();
    }
}
