package io.tongji.app.metrics.meters;

import io.tongji.catalogue.Language;

/**
 * What a metric means, on one line.
 *
 * @param zh in Chinese
 * @param en in English
 */
record Help(String zh, String en) {

  String in(Language language) {
    return language.of(zh, en);
  }
}
