@NullUnmarked
package io.tongji.lint;

import org.jspecify.annotations.NullUnmarked;
