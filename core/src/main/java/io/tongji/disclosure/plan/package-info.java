/**
 * The plan of a release: which figures, and which parts of them, it publishes or withholds, and
 * why. It holds no rules and no microdata.
 */
@NullMarked
package io.tongji.disclosure.plan;

import org.jspecify.annotations.NullMarked;
