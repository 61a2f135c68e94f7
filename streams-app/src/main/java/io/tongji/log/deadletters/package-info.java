/**
 * Records of the input topics that no schema explains, and what came of each when it was first
 * read.
 */
@NullMarked
package io.tongji.log.deadletters;

import org.jspecify.annotations.NullMarked;
