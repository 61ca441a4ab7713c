package cn.anxin.hub.probe;

import cn.anxin.hub.record.Message;

/**
 * How a layer was found.
 *
 * @param words what was done and seen; of a failure, what to do about it. Never a password
 * @param millis how long it took
 */
public record Finding(Layer layer, State state, Message words, long millis) {

    /** How it ended. */
    public enum State {
        GOOD,
        FAILED,
        /** Not tried, since a layer below failed. */
        UNTRIED,
        /** There is no such layer on this way. */
        ABSENT
    }
}
