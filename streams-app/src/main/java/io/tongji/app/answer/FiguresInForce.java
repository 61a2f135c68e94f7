package io.tongji.app.answer;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.editing.OpenQuery;
import io.tongji.log.cuts.AggregateTable;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the cluster publishes to the bureau, as of the moment of the question.
 *
 * @param inForce the catalogue
 * @param table the live figures, by whole cuts; read when it is asked for
 * @param queries the open ones, in no order; read when they are asked for
 */
public record FiguresInForce(
    CatalogueInForce inForce, Supplier<AggregateTable> table, Supplier<List<OpenQuery>> queries) {}
