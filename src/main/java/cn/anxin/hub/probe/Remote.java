package cn.anxin.hub.probe;

/**
 * A remote end.
 *
 * @param id by which it is asked for: {@code feed-court}, {@code recipient-bank-1}, {@code broker}, {@code database}
 * @param kind feed, recipient, broker or database
 * @param way on which it is reached
 * @param address as it may be shown: no user's password, no query
 */
public record Remote(String id, String kind, String name, String way, String address) {}
