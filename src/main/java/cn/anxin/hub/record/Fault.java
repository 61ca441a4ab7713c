package cn.anxin.hub.record;

/**
 * Why a cell, a row or a file was not taken.
 *
 * @param column the column at fault, or empty where the fault is of the whole row
 * @param code stable, for machines
 * @param message what is wrong and what to do, in Chinese and English
 * @param value what stood there, shortened to 200 characters; empty where nothing did
 */
public record Fault(String column, FaultCode code, Message message, String value) {

    /** Whatever came, what is told of it can be stored and sent. */
    public Fault {
        column = RawText.shown(column);
        value = RawText.shown(value);
    }
}
