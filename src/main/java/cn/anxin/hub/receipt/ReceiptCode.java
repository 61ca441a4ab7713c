package cn.anxin.hub.receipt;

/** The codes by which a machine tells why a receipt was refused; {@code docs/exchange.md} lists each with its remedy. */
public enum ReceiptCode {
    /** A required field is blank. */
    REQUIRED,
    /** The text is not of the field's form. */
    FORMAT,
    /** The value is not one of the field's codes. */
    CODE,
    /** A receipt has no such field. */
    UNKNOWN_COLUMN,
    /** It is no JSON object, or a row with too few or too many cells. */
    STRUCTURE,
    /** There is no such notice. */
    UNKNOWN_NOTICE,
    /** The notice, or the receipt by its own words, is another recipient's. */
    FOREIGN_RECIPIENT,
    /** The notice has no such measure. */
    UNKNOWN_MEASURE,
    /** After what was said before, or of such a notice, this cannot be. */
    IMPOSSIBLE
}
