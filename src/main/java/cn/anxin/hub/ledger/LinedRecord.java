package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import java.nio.ByteBuffer;

/**
 * A checked record with the line that it stood on.
 *
 * @param digest of its content; two records with equal digests have the same content
 */
public record LinedRecord(long line, CreditRecord record, ByteBuffer digest) {

    public static LinedRecord of(long line, CreditRecord record) {
        return new LinedRecord(
                line, record, ByteBuffer.wrap(Content.sha256(record)).asReadOnlyBuffer());
    }

    /** The same under another revision, which is no part of the content. */
    public LinedRecord numbered(int revision) {
        CreditRecord numbered = new CreditRecord(
                record.key(),
                revision,
                record.op(),
                record.uscc(),
                record.enterpriseName(),
                record.useScope(),
                record.cells());
        return new LinedRecord(line, numbered, digest);
    }

    byte[] digestBytes() {
        byte[] bytes = new byte[digest.remaining()];
        digest.duplicate().get(bytes);
        return bytes;
    }
}
