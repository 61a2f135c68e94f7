/** Requests and answers of the console: who may ask for what, and in what bounds. */
@NullMarked
package io.tongji.console.http;

import org.jspecify.annotations.NullMarked;
