/** Tests of secondary suppression, and of what attacks on its patterns find. */
@NullMarked
package io.tongji.disclosure.suppression;

import org.jspecify.annotations.NullMarked;
