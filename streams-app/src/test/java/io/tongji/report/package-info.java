@NullMarked
package io.tongji.report;

import org.jspecify.annotations.NullMarked;
