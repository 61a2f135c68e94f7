package io.tongji.log.cuts;

import io.tongji.rollup.Aggregate;
import java.time.Instant;

/**
 * An aggregate as it stands in its topic.
 *
 * @param aggregate the figures
 * @param cut number of the consistent cut it belongs to
 * @param updated when it was published
 */
public record Published(Aggregate aggregate, long cut, Instant updated) {}
