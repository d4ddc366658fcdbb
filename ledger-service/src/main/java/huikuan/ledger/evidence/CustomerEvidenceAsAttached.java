package huikuan.ledger.evidence;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Subject.OfCustomer;
import huikuan.ledger.customer.CustomerEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The evidence of customers, as it was attached and withdrawn. */
@Component
class CustomerEvidenceAsAttached implements CustomerEvidence {

  private final EvidencePieces pieces;

  CustomerEvidenceAsAttached(EvidencePieces pieces) {
    this.pieces = pieces;
  }

  @Override
  public Optional<Piece> find(CustomerId customer, int number) {
    return pieces
        .find(new OfCustomer(customer), number)
        .map(piece -> new Piece(piece.attached().kind(), piece.isWithdrawn()));
  }
}
