/** Accounts, passwords, roles and sessions of the console. Must not know pages. */
@NullMarked
package io.tongji.console.users;

import org.jspecify.annotations.NullMarked;
