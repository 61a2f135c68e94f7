/**
 * Disclosure control: which figures may be published, so that nobody can compute what a single
 * respondent reported. Knows neither Kafka nor Avro.
 */
@NullMarked
package io.tongji.disclosure;

import org.jspecify.annotations.NullMarked;
