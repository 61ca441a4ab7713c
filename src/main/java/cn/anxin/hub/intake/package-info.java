/** A file, message or request becomes checked records in the ledger, with its receipt and rejects. */
@NullMarked
package cn.anxin.hub.intake;

import org.jspecify.annotations.NullMarked;
