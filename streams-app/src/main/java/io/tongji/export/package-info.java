/**
 * Published figures as files and tables: read completely from their topic, written for machines and
 * for people. Must not know how figures are made, nor commands and configuration.
 */
@NullMarked
package io.tongji.export;

import org.jspecify.annotations.NullMarked;
