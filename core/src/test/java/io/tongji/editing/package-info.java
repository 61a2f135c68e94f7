@NullMarked
package io.tongji.editing;

import org.jspecify.annotations.NullMarked;
