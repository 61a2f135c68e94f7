/**
 * Pages as trees of elements whose texts and attributes are escaped where they are written. Must
 * not know what the pages are about.
 */
@NullMarked
package io.tongji.console.html;

import org.jspecify.annotations.NullMarked;
