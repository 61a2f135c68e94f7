/** Tables, bars and spreads of what was measured, as text. Must not know what was measured. */
@NullMarked
package io.tongji.bench.print;

import org.jspecify.annotations.NullMarked;
