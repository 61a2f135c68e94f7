/** Rules of disclosure and the file that holds them. */
@NullMarked
package io.tongji.disclosure.rules;

import org.jspecify.annotations.NullMarked;
