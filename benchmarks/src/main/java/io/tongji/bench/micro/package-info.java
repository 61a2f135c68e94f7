/** The hot pieces of the pipeline one by one, with what each allocates. */
@NullMarked
package io.tongji.bench.micro;

import org.jspecify.annotations.NullMarked;
