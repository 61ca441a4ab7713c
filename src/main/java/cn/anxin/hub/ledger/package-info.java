/** PostgreSQL, the only truth: records, enterprises, assessments, notices, audit; append-only and bitemporal. */
@NullMarked
package cn.anxin.hub.ledger;

import org.jspecify.annotations.NullMarked;
