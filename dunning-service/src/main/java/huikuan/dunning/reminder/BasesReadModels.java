package huikuan.dunning.reminder;

import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.readiness.BasisEntry;
import huikuan.dunning.readiness.ContractClaims;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The bases of claims and the claims of contracts, to be held against the log. */
public final class BasesReadModels {

  private BasesReadModels() {}

  public static ReadModel bases() {
    return CollectionReadModel.ofProcessor(
        BasisEntry.COLLECTION,
        BasisDirectory.PROCESSOR,
        "_id",
        BasisDirectory::new,
        event ->
            event.payload() instanceof BasisEvent told ? List.of(BasisEntry.of(told)) : List.of());
  }

  public static ReadModel claims() {
    return ofClaims(ContractClaims.COLLECTION);
  }

  public static ReadModel sums() {
    return ofClaims(ContractClaims.SUMS);
  }

  /** A reversal changes the sums of all of the customer's claims that became known after it. */
  private static ReadModel ofClaims(String collection) {
    return CollectionReadModel.ofProcessor(
        collection,
        BasisDirectory.PROCESSOR,
        "customer",
        BasisDirectory::new,
        event ->
            switch (event.payload()) {
              case InvoicePosted it -> List.of(it.customerId().toString());
              case OpenItemsChanged it when it.reversed() != null ->
                  List.of(it.customerId().toString());
              case CaseClosed closed -> List.of(closed.account().customerId().toString());
              case CaseReopened reopened -> List.of(reopened.account().customerId().toString());
              default -> List.of();
            });
  }
}
