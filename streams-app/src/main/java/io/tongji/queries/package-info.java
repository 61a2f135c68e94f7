/** The list of open queries. */
@NullMarked
package io.tongji.queries;

import org.jspecify.annotations.NullMarked;
