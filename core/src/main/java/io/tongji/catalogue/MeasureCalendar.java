package io.tongji.catalogue;

/**
 * What indicators must share to sum the same of a unit: columns of a form, over one calendar.
 *
 * @param measure form and columns
 * @param january true if January is a period of its own
 */
public record MeasureCalendar(Measure measure, boolean january) {}
