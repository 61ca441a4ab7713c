package cn.anxin.hub.record;

/** 信息使用范围: who may be shown the document behind a record. */
public enum UseScope {
    /** 0: everyone. */
    PUBLIC(0),
    /** 1: government departments only. */
    GOVERNMENT(1),
    /** 2: nobody without the enterprise's authorisation. */
    AUTHORISED(2);

    private final int code;

    UseScope(int code) {
        this.code = code;
    }

    /**
     * The scope of a number from 0 to 2.
     *
     * @throws IllegalArgumentException for any other
     */
    public static UseScope of(int code) {
        for (UseScope scope : values()) {
            if (scope.code == code) {
                return scope;
            }
        }
        throw new IllegalArgumentException("no use scope " + code);
    }

    /** The number that feeds write. */
    public int code() {
        return code;
    }
}
