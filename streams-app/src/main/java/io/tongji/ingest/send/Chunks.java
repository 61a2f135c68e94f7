package io.tongji.ingest.send;

import java.time.Duration;

/**
 * How records are made visible: the rows of a file all at once, as long as there are not too many.
 *
 * @param rows most rows of one transaction; a larger file becomes visible in several steps
 * @param timeout after which the brokers roll back a transaction whose sender is gone; until then
 *     readers wait for it
 */
public record Chunks(int rows, Duration timeout) {}
