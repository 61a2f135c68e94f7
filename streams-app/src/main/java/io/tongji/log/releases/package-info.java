/**
 * Releases as records of their topics: what was asked for, what came of it, and what is out. Must
 * not know how a release is computed.
 */
@NullMarked
package io.tongji.log.releases;

import org.jspecify.annotations.NullMarked;
