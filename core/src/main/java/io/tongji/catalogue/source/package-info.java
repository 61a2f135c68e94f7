/**
 * The files of a catalogue and their rows: where they come from, how they are read, and what is
 * said of a wrong one. Must not know what the rows mean.
 */
@NullMarked
package io.tongji.catalogue.source;

import org.jspecify.annotations.NullMarked;
