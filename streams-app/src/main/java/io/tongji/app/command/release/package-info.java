/**
 * The commands of releases: preview, request, list and show of releases, and the gate that carries
 * them out. It must not know how anything they ask for is done.
 */
@NullMarked
package io.tongji.app.command.release;

import org.jspecify.annotations.NullMarked;
