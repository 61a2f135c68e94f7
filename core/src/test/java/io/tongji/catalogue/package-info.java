/** Tests of reading a catalogue, and of what it says when a row is wrong. */
@NullMarked
package io.tongji.catalogue;

import org.jspecify.annotations.NullMarked;
