/** Files that are written so that nobody loses one. Knows nothing of what they hold. */
@NullMarked
package io.tongji.files;

import org.jspecify.annotations.NullMarked;
