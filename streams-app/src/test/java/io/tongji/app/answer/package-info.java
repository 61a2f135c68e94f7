@NullMarked
package io.tongji.app.answer;

import org.jspecify.annotations.NullMarked;
