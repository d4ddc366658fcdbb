package huikuan.ledger.evidence;

/** Why a command to the evidence of a subject is refused. */
sealed interface EvidenceRefusal {

  /** The subject has no such piece of evidence. */
  record NoSuchEvidence(int number) implements EvidenceRefusal {}

  /** It was withdrawn. */
  record Withdrawn(int number) implements EvidenceRefusal {}

  /** A subject has no more evidence, and a piece of it is sent no more often. */
  record TooMuch(int most) implements EvidenceRefusal {}
}
