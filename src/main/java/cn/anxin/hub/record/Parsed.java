package cn.anxin.hub.record;

/** What came of parsing one value. */
sealed interface Parsed {

    record Right(Cell cell) implements Parsed {}

    record Wrong(FaultCode code, Message message) implements Parsed {}

    static Parsed wrong(FaultCode code, String zh, String en) {
        return new Wrong(code, new Message(zh, en));
    }
}
