/** Tests of the gate's parts that need no broker. */
@NullMarked
package io.tongji.release;

import org.jspecify.annotations.NullMarked;
