/**
 * Who may do what on a cluster that lets nobody do what they have no right to: one table, from
 * which come the manual's, the commands that grant the rights, and the test that they suffice and
 * that none is idle. It must not know how a right is made use of.
 */
@NullMarked
package io.tongji.app.rights;

import org.jspecify.annotations.NullMarked;
