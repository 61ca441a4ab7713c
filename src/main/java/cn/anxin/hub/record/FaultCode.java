package cn.anxin.hub.record;

/** The codes by which a machine tells one fault from another; {@code docs/exchange.md} lists each with its remedy. */
public enum FaultCode {
    /** A required column is blank. */
    REQUIRED,
    /** The text is not of the column's form. */
    FORMAT,
    /** The value is outside its bounds. */
    RANGE,
    /** The value is not one of the column's codes. */
    CODE,
    /** A check character of the 统一社会信用代码 is wrong. */
    CHECK_DIGIT,
    /** The column is not one of the type's. */
    UNKNOWN_COLUMN,
    /** Two days of the record, or two numbers, are the wrong way round. */
    ORDER,
    /** The bytes are neither UTF-8 nor GB18030. */
    ENCODING,
    /** The record type is not one of the source's. */
    UNKNOWN_TYPE,
    /** The row has more or fewer cells than the header, or a quote is never closed; a line that is not JSON. */
    STRUCTURE,
    /** The same key and revision are known with other content. */
    REVISION_CONFLICT,
    /** The code is known under another name: quarantined. */
    NAME_MISMATCH,
    /** The operator refused the quarantined record. */
    REFUSED_BY_OPERATOR,
    /** The file is not what its flag says. */
    FILE_MISMATCH,
    /** The hub itself failed to take it, and has kept it. */
    INTERNAL
}
