/** The log of what people did. */
@NullMarked
package io.tongji.log.audit;

import org.jspecify.annotations.NullMarked;
