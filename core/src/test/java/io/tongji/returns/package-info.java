/** Tests of revisions, codes and hard rules, by tables of cases. */
@NullMarked
package io.tongji.returns;

import org.jspecify.annotations.NullMarked;
