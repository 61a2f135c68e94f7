/** Tests of the package of the same name. */
@NullMarked
package io.tongji.log.registry;

import org.jspecify.annotations.NullMarked;
