@NullMarked
package io.tongji.console.pages;

import org.jspecify.annotations.NullMarked;
