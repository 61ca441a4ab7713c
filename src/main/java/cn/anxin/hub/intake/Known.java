package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.KnownNames;
import cn.anxin.hub.ledger.Quarantine.Pending;
import cn.anxin.hub.ledger.Records.Latest;
import cn.anxin.hub.ledger.Revision;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the ledger knows of the keys and enterprises of a chunk, and, as its rows are judged, of the rows before.
 *
 * @param names of every enterprise that is known
 */
record Known(
        Map<RecordKey, Latest> latest,
        Map<Revision, ByteBuffer> digests,
        Set<Pending> pending,
        Map<Uscc, KnownNames> names) {

    /** The same, for a record that is itself the pending one. */
    Known withoutPending() {
        return new Known(latest, digests, new HashSet<>(), names);
    }
}
