/**
 * The rights of each role on a cluster that denies by default: one table. The manual, the commands
 * that grant the rights, and the test that they suffice and that none is idle come from it. It must
 * not know how a right is used.
 */
@NullMarked
package io.tongji.app.rights;

import org.jspecify.annotations.NullMarked;
