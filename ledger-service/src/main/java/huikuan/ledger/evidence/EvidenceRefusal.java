package huikuan.ledger.evidence;

/** Why a command to the evidence of a subject is refused. */
sealed interface EvidenceRefusal {

  /** The subject has no such piece of evidence. */
  record NoSuchEvidence(int number) implements EvidenceRefusal {}

  /** It was withdrawn. */
  record Withdrawn(int number) implements EvidenceRefusal {}

  /** The subject has as many pieces, or as many copies of them, as are kept. */
  record TooMuch(int most) implements EvidenceRefusal {}
}
