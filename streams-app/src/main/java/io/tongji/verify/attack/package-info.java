/**
 * The attacker of releases: whoever sees only what is public, and computes from it what the gate
 * ought to have hidden. Shares nothing with disclosure control itself.
 */
@NullMarked
package io.tongji.verify.attack;

import org.jspecify.annotations.NullMarked;
