package huikuan.dunning.ladder;

/**
 * The version that says what was drafted.
 *
 * @param added whether it is new
 */
record LadderOutcome(int version, boolean added) {}
