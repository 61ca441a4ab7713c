package cn.anxin.hub.registry;

import java.nio.charset.Charset;

/** Where and in which form a recipient's batches are dropped. */
public record Drop(SftpSite site, DropFormat format, Charset charset) {}
