/** Tests of what is deployed: Prometheus' rules, the containers, and that they fit the program. */
@NullMarked
package io.tongji.operations;

import org.jspecify.annotations.NullMarked;
