/** Where the time goes. */
@NullMarked
package io.tongji.bench.profile;

import org.jspecify.annotations.NullMarked;
