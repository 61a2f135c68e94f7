@NullMarked
package io.tongji.console.http;

import org.jspecify.annotations.NullMarked;
