/**
 * Linear algebra for tables of cells: arithmetic modulo a prime, sparse rows, and the simplex
 * method. Knows no cells.
 */
@NullMarked
package io.tongji.disclosure.suppression.linear;

import org.jspecify.annotations.NullMarked;
