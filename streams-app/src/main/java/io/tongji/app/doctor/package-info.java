/**
 * What is wrong with a machine, a cluster, a registry and what was computed there: looks, and
 * changes nothing. It must not know the command line.
 */
@NullMarked
package io.tongji.app.doctor;

import org.jspecify.annotations.NullMarked;
