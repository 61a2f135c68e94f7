/** Tests. */
@NullMarked
package io.tongji.app.cluster;

import org.jspecify.annotations.NullMarked;
