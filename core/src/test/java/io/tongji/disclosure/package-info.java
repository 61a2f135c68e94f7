/** Tests of the disclosure rules, of what attacks on them find, and of the plan of a release. */
@NullMarked
package io.tongji.disclosure;

import org.jspecify.annotations.NullMarked;
