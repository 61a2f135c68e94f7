/** Names of topics, their settings, their creation, and in which partition a record lies. */
@NullMarked
package io.tongji.log.topics;

import org.jspecify.annotations.NullMarked;
