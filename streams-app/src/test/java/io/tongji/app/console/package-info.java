/** Tests of the console as a service. */
@NullMarked
package io.tongji.app.console;

import org.jspecify.annotations.NullMarked;
