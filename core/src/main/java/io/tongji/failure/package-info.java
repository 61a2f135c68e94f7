/**
 * Failures as data: a kind, a sentence, a remedy and an exit code. Must not know any other package.
 */
@NullMarked
package io.tongji.failure;

import org.jspecify.annotations.NullMarked;
