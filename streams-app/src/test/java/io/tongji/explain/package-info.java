@NullUnmarked
package io.tongji.explain;

import org.jspecify.annotations.NullUnmarked;
