package io.tongji.editing;

import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.edits.Query;

/**
 * A query as it stands in its topic.
 *
 * @param unitId the unit that is asked
 * @param form form of the return
 * @param month period of the return
 * @param query what is asked
 */
public record OpenQuery(String unitId, Form form, Month month, Query query) {}
