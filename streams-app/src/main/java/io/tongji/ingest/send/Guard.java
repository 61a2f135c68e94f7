package io.tongji.ingest.send;

import io.tongji.period.Month;
import io.tongji.returns.edits.RegisterDoubts;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are held back until somebody has looked at them.
 *
 * @param again true: none
 * @param now the month in which it is fed
 * @param closed last month of the form whose deadline has passed; null: the form has none
 * @param doubts about entries of the register
 */
public record Guard(boolean again, Month now, @Nullable Month closed, RegisterDoubts doubts) {}
