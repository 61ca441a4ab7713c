package cn.anxin.planted.embedded;

/** What nobody may depend on. */
public record Sandbox(int port) {}
