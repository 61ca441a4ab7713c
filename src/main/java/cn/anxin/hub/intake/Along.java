package cn.anxin.hub.intake;

import java.util.List;

/** What is written together with rows, in their transactions. */
interface Along {

    Along NOTHING = new Along() {};

    /** With each chunk. */
    default void chunk(List<CheckedRow> rows) {}

    /** With the last one, after it. */
    default void end() {}

    /** Something with the last chunk only. */
    static Along ending(Runnable end) {
        return new Along() {
            @Override
            public void end() {
                end.run();
            }
        };
    }
}
