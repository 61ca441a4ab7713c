package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake.FileFault;
import java.util.Optional;

/**
 * A message of a feed's queue, as far as it may be read.
 *
 * @param id as its sender gave it; empty where it has none
 * @param content its bytes; of one that is refused the first of them, as far as they may be read
 * @param size of the whole, in bytes
 * @param refusal why nothing of it is taken, where its very kind says so
 */
record FeedMessage(Optional<String> id, byte[] content, long size, Optional<FileFault> refusal) {}
