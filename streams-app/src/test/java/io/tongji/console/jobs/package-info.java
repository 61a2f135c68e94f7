@NullMarked
package io.tongji.console.jobs;

import org.jspecify.annotations.NullMarked;
