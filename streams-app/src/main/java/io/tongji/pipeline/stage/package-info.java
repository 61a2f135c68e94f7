/**
 * What all stages are made of: tasks, stores, flows, the commit, and the judging of records. The
 * one place that touches what is internal to Kafka Streams. Must not know which stages there are.
 */
@NullMarked
package io.tongji.pipeline.stage;

import org.jspecify.annotations.NullMarked;
