@NullMarked
package io.tongji.console;

import org.jspecify.annotations.NullMarked;
