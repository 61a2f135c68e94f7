/**
 * What a unit contributes: from its returns in force and its entries in the register to signed
 * differences by indicator, place and month. Uses {@code rollup}; must not know Kafka.
 */
@NullMarked
package io.tongji.rollup.unit;

import org.jspecify.annotations.NullMarked;
