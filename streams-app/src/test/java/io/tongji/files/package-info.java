/** Files that are written whole or not at all. */
@NullMarked
package io.tongji.files;

import org.jspecify.annotations.NullMarked;
