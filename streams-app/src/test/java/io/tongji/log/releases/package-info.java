/** Tests of the package of the same name. */
@NullMarked
package io.tongji.log.releases;

import org.jspecify.annotations.NullMarked;
