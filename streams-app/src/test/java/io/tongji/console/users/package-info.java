@NullMarked
package io.tongji.console.users;

import org.jspecify.annotations.NullMarked;
