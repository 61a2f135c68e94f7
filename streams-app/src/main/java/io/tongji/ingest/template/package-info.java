/** Empty workbooks of the forms, to be filled in and fed. */
@NullMarked
package io.tongji.ingest.template;

import org.jspecify.annotations.NullMarked;
