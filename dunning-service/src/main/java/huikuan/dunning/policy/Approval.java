package huikuan.dunning.policy;

/** What became of an approval. Refusals stand in the order in which they are checked. */
enum Approval {
  APPROVED,
  /** It was approved before. */
  ALREADY,
  NO_SUCH_VERSION,
  /** Nobody is known who approves. */
  NOBODY,
  /** Nobody approves what he proposed. */
  OWN_PROPOSAL,
  /** A newer version is approved already. */
  OVERTAKEN
}
