/** Tests of the package of the same name. */
@NullMarked
package io.tongji.log.serde;

import org.jspecify.annotations.NullMarked;
