/**
 * Generates the sample: invented enterprises and projects whose returns add up to the published
 * report; it must not know anything of the application, so that it can serve as its yardstick.
 */
@NullMarked
package io.tongji.sample;

import org.jspecify.annotations.NullMarked;
