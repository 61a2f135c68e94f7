/**
 * Secondary cell suppression: of one table with its additive relations, the cells that must be
 * withheld as well, so that no unsafe cell can be computed or bounded too closely. Uses {@code
 * linear}; knows nothing of months, indicators and plans, and no other package.
 */
@NullMarked
package io.tongji.disclosure.suppression;

import org.jspecify.annotations.NullMarked;
