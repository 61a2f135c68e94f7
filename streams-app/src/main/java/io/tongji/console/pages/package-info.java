/** The pages of the console. Must not know how requests are let in. */
@NullMarked
package io.tongji.console.pages;

import org.jspecify.annotations.NullMarked;
