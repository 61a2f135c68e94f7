/** Edits of forms, as the catalogue gives them. */
@NullMarked
package io.tongji.catalogue.form;

import org.jspecify.annotations.NullMarked;
