@NullMarked
package io.tongji.app.rights;

import org.jspecify.annotations.NullMarked;
