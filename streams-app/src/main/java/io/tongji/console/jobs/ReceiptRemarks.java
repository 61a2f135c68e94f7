package io.tongji.console.jobs;

import io.tongji.console.jobs.CheckResult.BothLanguages;
import java.util.List;

/**
 * What a receipt means.
 *
 * @param lines the receipt as the command prints it
 * @param mended rows that were mended in the page and fed with it
 * @param at when it was made out, in milliseconds
 */
public record ReceiptRemarks(List<BothLanguages> lines, int mended, long at) {}
