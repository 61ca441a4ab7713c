package cn.anxin.planted.shed;

/** Planted: a package without arrows, and not null-marked. */
record Loose(String thing) {}
