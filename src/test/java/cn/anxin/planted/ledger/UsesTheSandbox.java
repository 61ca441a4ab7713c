package cn.anxin.planted.ledger;

import cn.anxin.planted.embedded.Sandbox;
import cn.anxin.planted.record.Known;

/** Planted: production code depends on the embedded servers. */
public record UsesTheSandbox(Sandbox sandbox, Known known) {}
