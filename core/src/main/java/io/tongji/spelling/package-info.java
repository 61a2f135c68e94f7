/** The known word that a mistyped one probably stands for. Must not know what the words name. */
@NullMarked
package io.tongji.spelling;

import org.jspecify.annotations.NullMarked;
