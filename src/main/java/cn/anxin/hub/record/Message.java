package cn.anxin.hub.record;

/** One sentence in both languages of the hub. */
public record Message(String zh, String en) {

    /** Both, Chinese first, as receipts and problem answers carry it. */
    public String both() {
        return zh + " / " + en;
    }
}
