/**
 * The commands of releases: request, preview and history of a release, and the gate that carries it
 * out. It must not know how anything they ask for is done.
 */
@NullMarked
package io.tongji.app.command.release;

import org.jspecify.annotations.NullMarked;
