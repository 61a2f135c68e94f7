/**
 * Disclosure control: the planner of a release. It decides which figures may be published, so that
 * nobody can compute what a single respondent reported, whatever was published before. Uses {@code
 * rules}, {@code microdata}, {@code plan} and {@code suppression}. Must not know Kafka and Avro.
 */
@NullMarked
package io.tongji.disclosure;

import org.jspecify.annotations.NullMarked;
