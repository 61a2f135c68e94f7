/** Tests of the attacker. */
@NullMarked
package io.tongji.verify.attack;

import org.jspecify.annotations.NullMarked;
