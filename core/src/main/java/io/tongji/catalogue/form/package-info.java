/**
 * What the bureau asks of units: the forms and their columns, the kinds of units and events, and
 * which edits apply to which form. Uses {@code catalogue.source}; must not know indicators.
 */
@NullMarked
package io.tongji.catalogue.form;

import org.jspecify.annotations.NullMarked;
