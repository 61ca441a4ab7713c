package cn.anxin.hub.receipt;

import java.time.Instant;
import java.util.UUID;

/**
 * Where and when something was said for the first time.
 *
 * @param batch the request, message or file it came with
 * @param line its place there, from 1
 */
public record First(UUID batch, long line, Instant receivedAt) {}
