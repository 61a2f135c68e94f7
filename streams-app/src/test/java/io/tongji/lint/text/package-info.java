/** How texts are read. */
@NullMarked
package io.tongji.lint.text;

import org.jspecify.annotations.NullMarked;
