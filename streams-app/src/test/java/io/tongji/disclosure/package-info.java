/** Tests of disclosure control on the sample. */
@NullMarked
package io.tongji.disclosure;

import org.jspecify.annotations.NullMarked;
