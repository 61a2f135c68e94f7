/**
 * The bureau's rules of disclosure: when a cell is unsafe by itself, and which respondents have
 * waived their protection. Must not know microdata, plans and Kafka.
 */
@NullMarked
package io.tongji.disclosure.rules;

import org.jspecify.annotations.NullMarked;
