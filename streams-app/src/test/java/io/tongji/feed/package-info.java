/** Tests of feeding. */
@NullMarked
package io.tongji.feed;

import org.jspecify.annotations.NullMarked;
