/** Tests of the package of the same name. */
@NullMarked
package io.tongji.log.records;

import org.jspecify.annotations.NullMarked;
