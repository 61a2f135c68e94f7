/**
 * Back-ups of the topics of a configuration: which topics, while nothing runs, and the catalogue
 * that is in force afterwards. It must not know the command line.
 */
@NullMarked
package io.tongji.app.backup;

import org.jspecify.annotations.NullMarked;
