/** Tests of the package of the same name. */
@NullMarked
package io.tongji.log.cuts;

import org.jspecify.annotations.NullMarked;
