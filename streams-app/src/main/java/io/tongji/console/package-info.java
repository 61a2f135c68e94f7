/**
 * The bureau's desk in a browser: a face of what the commands do. Must not know the configuration;
 * what it needs of the cluster is in {@link io.tongji.console.jobs.BureauPort}.
 */
@NullMarked
package io.tongji.console;

import org.jspecify.annotations.NullMarked;
