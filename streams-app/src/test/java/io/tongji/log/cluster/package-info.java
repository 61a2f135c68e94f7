/** Tests of the package of the same name. */
@NullMarked
package io.tongji.log.cluster;

import org.jspecify.annotations.NullMarked;
