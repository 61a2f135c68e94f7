package io.tongji.returns;

/**
 * One record of the register, as handed in.
 *
 * @param unitId credit code or project code
 * @param entry what it says
 * @param revision number of the revision; 0: not stated
 * @param withdrawn true if the entry is taken out again
 */
public record RegisterRecord(String unitId, RegisterEntry entry, int revision, boolean withdrawn) {}
