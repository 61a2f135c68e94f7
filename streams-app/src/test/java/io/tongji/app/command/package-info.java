/** What users of the commands see. */
@NullMarked
package io.tongji.app.command;

import org.jspecify.annotations.NullMarked;
