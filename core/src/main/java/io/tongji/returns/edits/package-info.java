/**
 * Hard edits, which refuse a return, an entry of the register or a target, with their reasons; and
 * what soft edits may ask. Knows the returns, and not what is added up of them.
 */
@NullMarked
package io.tongji.returns.edits;

import org.jspecify.annotations.NullMarked;
