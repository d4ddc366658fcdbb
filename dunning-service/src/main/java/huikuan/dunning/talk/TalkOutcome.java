package huikuan.dunning.talk;

/** The outcome of a command. Refusals stand in the order in which they are checked. */
sealed interface TalkOutcome {

  /** Another talk has the id. */
  record IdTaken(String id) implements TalkOutcome {}

  /** There is no talk of the id that is to be corrected. */
  record NothingToCorrect(String id) implements TalkOutcome {}

  /** Another talk corrects it already; that one can be corrected. */
  record CorrectedBefore(String id, String by) implements TalkOutcome {}

  /** It had been changed since its sender looked. */
  record ChangedMeanwhile() implements TalkOutcome {}

  /**
   * It is so, since now or before.
   *
   * @param isNew whether something was recorded
   * @param id of the talk; empty = it is about none
   */
  record Done(boolean isNew, String id) implements TalkOutcome {}
}
