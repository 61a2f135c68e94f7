/** Tests of dead letters. */
@NullMarked
package io.tongji.log.deadletters;

import org.jspecify.annotations.NullMarked;
