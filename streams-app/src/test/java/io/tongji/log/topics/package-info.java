/** Tests of the package of the same name. */
@NullMarked
package io.tongji.log.topics;

import org.jspecify.annotations.NullMarked;
