package cn.anxin.hub.receipt;

import cn.anxin.hub.record.Message;

/**
 * Why a receipt was not taken.
 *
 * @param column the field at fault; empty where it is the whole receipt
 * @param value what stood there, shortened
 */
public record Refusal(ReceiptCode code, String column, Message message, String value) {

    private static final int SHOWN = 200;

    /** Whatever came, what is told of it can be stored and sent. */
    public Refusal {
        column = Plain.text(column, SHOWN);
        value = Plain.text(value, SHOWN);
    }

    static Refusal of(ReceiptCode code, String column, String zh, String en, Object value) {
        return new Refusal(code, column, new Message(zh, en), value.toString());
    }
}
