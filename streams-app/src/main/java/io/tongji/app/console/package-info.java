/** The console of a configuration: its cluster, its pages, its server. */
@NullMarked
package io.tongji.app.console;

import org.jspecify.annotations.NullMarked;
