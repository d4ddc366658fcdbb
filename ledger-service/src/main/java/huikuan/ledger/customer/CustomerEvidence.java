package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.readiness.EvidenceKind;
import java.util.Optional;

/** Knows the evidence of customers. */
public interface CustomerEvidence {

  /** A piece of evidence. */
  record Piece(EvidenceKind kind, boolean withdrawn) {}

  /** The piece of a number; empty = there is none. */
  Optional<Piece> find(CustomerId customer, int number);
}
