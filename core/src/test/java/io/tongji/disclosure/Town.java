package io.tongji.disclosure;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;

/** Firms and projects that attacks are made on. */
final class Town {

  static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  private Town() {}

  /** Enough firms elsewhere that the city and its divisions are safe. */
  static Bureau bureau() {
    Bureau bureau = new Bureau(CATALOGUE);
    for (int firm = 0; firm < 8; firm++) {
      bureau.unit("rest" + firm, "330483100", firm % 2 == 0 ? "1310" : "3911");
    }
    return bureau;
  }

  static void rest(Bureau bureau, String... periods) {
    for (int at = 0; at < periods.length; at++) {
      for (int firm = 0; firm < 8; firm++) {
        bureau.report("rest" + firm, Form.OUTPUT, periods[at], (at + 1) * (1000 + 10L * firm));
      }
    }
  }

  static void firms(Bureau bureau, String area, int count) {
    for (int firm = 0; firm < count; firm++) {
      bureau.unit("firm" + firm, area, "3911");
    }
  }

  static void report(Bureau bureau, String period, long... ytd) {
    for (int firm = 0; firm < ytd.length; firm++) {
      bureau.report("firm" + firm, Form.OUTPUT, period, ytd[firm]);
    }
  }

  static void projects(Bureau bureau, String area, String industry, int count) {
    for (int project = 0; project < count; project++) {
      String code = "p" + industry + "-" + project;
      bureau.unit(code, area, industry, "project");
      bureau.invest(code, "2023-02", 200 + project, 100 + project);
    }
  }
}
