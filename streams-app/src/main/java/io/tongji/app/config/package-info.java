/**
 * The configuration: every key with its type, default and meaning, and where its value came from.
 * It knows the words of the core, and no other package, nor what its values are used for.
 */
@NullMarked
package io.tongji.app.config;

import org.jspecify.annotations.NullMarked;
