package cn.anxin.planted.record;

import cn.anxin.planted.ledger.UsesTheSandbox;
import java.sql.Connection;

/** Planted: the core knows JDBC and the ledger. */
record ReadsTheDatabase(Connection connection, UsesTheSandbox ledger) {}
