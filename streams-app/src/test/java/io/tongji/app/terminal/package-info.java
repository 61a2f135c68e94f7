/** What users of the commands see. */
@NullMarked
package io.tongji.app.terminal;

import org.jspecify.annotations.NullMarked;
