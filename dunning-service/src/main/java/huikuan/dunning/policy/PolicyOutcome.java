package huikuan.dunning.policy;

/** What became of a version that was written. */
sealed interface PolicyOutcome {

  /** It is a version of its own. */
  record Added(int version) implements PolicyOutcome {}

  /** There is a version that says the same. */
  record Unchanged(int version) implements PolicyOutcome {}

  /** Its number is that of another version, or older; or somebody has written versions since. */
  record Overtaken(int newest) implements PolicyOutcome {}
}
