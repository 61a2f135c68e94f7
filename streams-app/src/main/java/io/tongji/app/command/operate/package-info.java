/**
 * The commands of operators: run, topics, acls, catalogue, recompute, backup, restore, doctor,
 * skip, dead-letters. It must not know how anything they ask for is done.
 */
@NullMarked
package io.tongji.app.command.operate;

import org.jspecify.annotations.NullMarked;
