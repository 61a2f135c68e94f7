package io.tongji.sample;

import io.tongji.sample.Firm.Life;
import io.tongji.sample.Firm.Role;
import io.tongji.sample.Firm.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Firms whose returns a total may give away, so that a release has something to protect. */
final class DelicateFirms {
  private static final List<String> ZONE = List.of(Towns.ZONE);
  private static final List<String> NONE = List.of();
  private static final String TUDIAN = "330483102";
  private static final String HESHAN = "330483104";

  private final int first;
  private final List<Firm> firms = new ArrayList<>();

  private DelicateFirms(int first) {
    this.first = first;
  }

  /** All of them; they are numbered from the first on. */
  static List<Firm> from(int first) {
    DelicateFirms plan = new DelicateFirms(first);
    plan.dominant();
    plan.alone();
    plan.oneHolding();
    plan.holdingAcrossTowns();
    plan.mover();
    return List.copyOf(plan.firms);
  }

  /** Glass fibre in the zone and spirits in the towns: the rest is a small part of the largest. */
  private void dominant() {
    add("", Towns.GAOQIAO, ZONE, "3061", 12_000_000);
    add("", "330483100", NONE, "1512", 14_000_000);
  }

  /** The only ones of their divisions: two of section C, in the zone and in the town; two of D. */
  private void alone() {
    add("", "330483001", ZONE, "2011", 310_000);
    add("", Towns.GAOQIAO, ZONE, "2411", 420_000);
    add("", Towns.GAOQIAO, ZONE, "4511", 640_000);
    add("", "330483003", ZONE, "4610", 350_000);
  }

  /** Paper in the zone looks like three firms, and is one. */
  private void oneHolding() {
    add("澄怀控股(虚构)", Towns.GAOQIAO, ZONE, "2231", 520_000);
    add("澄怀控股(虚构)", "330483001", ZONE, "2239", 480_000);
    add("澄怀控股(虚构)", "330483003", ZONE, "2223", 390_000);
  }

  private void holdingAcrossTowns() {
    add("听松控股(虚构)", "330483101", NONE, "1761", 1_300_000);
    add("听松控股(虚构)", TUDIAN, NONE, "1821", 1_100_000);
    add("听松控股(虚构)", HESHAN, NONE, "2929", 1_500_000);
    add("听松控股(虚构)", HESHAN, NONE, "1713", 1_400_000);
  }

  private void mover() {
    Placement before = placement(TUDIAN, NONE, "1931");
    Placement after = before.movedTo(HESHAN, NONE, FirmBuilder.JULY);
    add("", List.of(before, after), 1_600_000);
  }

  private void add(String holding, String area, List<String> groups, String industry, long size) {
    add(holding, List.of(placement(area, groups, industry)), size);
  }

  private void add(String holding, List<Placement> placements, long size) {
    firms.add(
        new Firm(
            first + firms.size(),
            Role.INDUSTRY,
            Life.FULL,
            Style.BOTH,
            holding,
            placements,
            EnumSet.of(Form.OUTPUT, Form.RD),
            size));
  }

  private static Placement placement(String area, List<String> groups, String industry) {
    return new Placement(area, groups, industry, List.of("规上"), FirmBuilder.START, null);
  }
}
