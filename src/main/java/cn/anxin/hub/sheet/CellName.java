package cn.anxin.hub.sheet;

/** A column as Excel names it: A, B … Z, AA … */
public final class CellName {

    private static final int LETTERS = 26;

    private CellName() {}

    /** The place of a column, from 0; of a cell's whole name its letters count. */
    static int column(String name) {
        int column = 0;
        for (int i = 0; i < name.length() && Character.isLetter(name.charAt(i)) && i < 3; i++) {
            column = column * LETTERS + (name.charAt(i) - 'A' + 1);
        }
        return column - 1;
    }

    /** The letters of a place. */
    public static String of(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            name.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return name.toString();
    }
}
