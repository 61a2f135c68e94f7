/** The configured cluster: how it is reached, checked and set up. Must not know the pipeline. */
@NullMarked
package io.tongji.app.cluster;

import org.jspecify.annotations.NullMarked;
