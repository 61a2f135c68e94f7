package io.tongji.config;

/** A value as it was given, and where it is from. */
record Setting(String value, String from) {}
