package io.tongji.returns.edits;

/**
 * What a clerk reads of an edit.
 *
 * @param message what is wrong, or to be explained
 * @param remedy what to do about it, or what would settle it
 */
public record Wording(String message, String remedy) {}
