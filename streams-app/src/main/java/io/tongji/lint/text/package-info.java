/**
 * What a text states: its sentences, and in them figures with their units, scopes, growth rates and
 * claims. Must not know aggregates and what is found wrong.
 */
@NullMarked
package io.tongji.lint.text;

import org.jspecify.annotations.NullMarked;
