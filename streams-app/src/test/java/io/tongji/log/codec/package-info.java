/** Tests of the compact bytes. */
@NullMarked
package io.tongji.log.codec;

import org.jspecify.annotations.NullMarked;
