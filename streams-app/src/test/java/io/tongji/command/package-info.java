/** What users of the commands see. */
@NullMarked
package io.tongji.command;

import org.jspecify.annotations.NullMarked;
