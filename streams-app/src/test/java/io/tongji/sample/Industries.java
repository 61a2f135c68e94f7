package io.tongji.sample;

import java.util.List;

/** GB/T 4754-2017 classes as they occur in the sample, repeated by weight. */
final class Industries {
  /** The zone: vehicles, new materials, electronics, machinery, some textiles. */
  static final List<String> ZONE =
      List.of(
          "3670", "3670", "3612", "3061", "2822", "3972", "3982", "3911", "3841", "3825", "3831",
          "3491", "3562", "3451", "3484", "3431", "3551", "2651", "2659", "2921", "2929", "1751",
          "1761", "1821", "2319", "3360", "3252", "4011", "4014", "2710", "1411", "3821", "4310",
          "4412");

  /** The towns: textiles, clothing, fur, chemical fibres, glass fibre, footwear, food. */
  static final List<String> TOWNS =
      List.of(
          "1713", "1721", "1751", "1761", "1761", "1742", "1771", "1821", "1821", "1829", "1932",
          "1931", "1952", "2822", "2822", "2829", "2929", "3061", "3021", "2110", "2223", "2319",
          "2641", "3311", "3360", "3443", "3551", "3670", "3831", "3872", "1371", "1512", "4412",
          "4511", "4610");

  /** The platforms' industry. */
  static final List<String> PLATFORM_INDUSTRY =
      List.of("3962", "3969", "3972", "3983", "4011", "4014", "4040", "3913", "3990", "3581");

  /** The platforms' services. */
  static final List<String> PLATFORM_SERVICES =
      List.of("6513", "6531", "6550", "6450", "7320", "7340", "7491");

  static final List<String> TRADE = List.of("5131", "5132", "5169", "5179", "5292");
  static final List<String> SERVICES = List.of("7010", "7212", "5431", "5990", "6110", "7511");

  private Industries() {}
}
