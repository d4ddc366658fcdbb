package huikuan.dunning.reminder;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.Subject;
import huikuan.dunning.claim.CaseIds;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.readiness.BasisEntry;
import huikuan.dunning.readiness.ContractClaims;
import huikuan.dunning.readiness.ContractClaims.Told;
import huikuan.platform.axon.Batched;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Keeps the bases of claims, and the claims of contracts, from the log. Reactions read them. */
@Component
@ProcessingGroup(BasisDirectory.PROCESSOR)
class BasisDirectory {

  static final String PROCESSOR = "reminders";

  private final MongoTemplate mongo;
  private final ContractClaims claims;

  BasisDirectory(MongoTemplate mongo) {
    this.mongo = mongo;
    this.claims = new ContractClaims(mongo);
  }

  @EventHandler
  void on(BasisEvent event) {
    String id = BasisEntry.of(event);
    BasisEntry known = mongo.findById(id, BasisEntry.class);
    mongo.save((known == null ? BasisEntry.empty(id) : known).after(event));
  }

  /** Claims keep the order in which the ledger told them; their cases are opened side by side. */
  @EventHandler
  void on(InvoicePosted event, @MetaDataValue("position") Long position) {
    if (event.contract() != null) {
      gathered()
          .add(
              new Told(
                  CaseIds.of(event.account(), ItemKind.INVOICE, event.number()),
                  event.customerId(),
                  new Subject.OfContract(event.account().company(), event.contract()).key(),
                  event.amount(),
                  event.postedOn(),
                  position));
    }
  }

  private List<Told> gathered() {
    return Batched.gathered("claims of contracts", ArrayList::new, claims::add);
  }

  /** Claims that were told before it are added first: sums are kept in the order of the events. */
  private void reverse(String caseId, long position) {
    List<Told> before = gathered();
    claims.add(before);
    before.clear();
    claims.reverse(caseId, position);
  }

  /** A claim that was reversed leaves its part of the milestones to those that came after it. */
  @EventHandler
  void on(OpenItemsChanged event, @MetaDataValue("position") Long position) {
    ItemName reversed = event.reversed();
    if (reversed != null) {
      reverse(CaseIds.of(event.account(), reversed.kind(), reversed.number()), position);
    }
  }

  /**
   * Older events of the ledger do not name the item that is reversed; if they do, this adds
   * nothing.
   */
  @EventHandler
  void on(CaseClosed event, @MetaDataValue("position") Long position) {
    if (event.wasReversed()) {
      reverse(event.caseId(), position);
    }
    open(event.caseId(), false);
  }

  @EventHandler
  void on(CaseReopened event) {
    open(event.caseId(), true);
  }

  private void open(String caseId, boolean open) {
    Batched.<Map<String, Boolean>>gathered("open claims", LinkedHashMap::new, claims::open)
        .put(caseId, open);
  }
}
