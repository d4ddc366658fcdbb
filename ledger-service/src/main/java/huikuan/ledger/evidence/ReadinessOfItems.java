package huikuan.ledger.evidence;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.contracts.ledger.Subject.OfCustomer;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.Readiness.Attached;
import huikuan.contracts.readiness.Readiness.Facts;
import huikuan.ledger.evidence.ContractFacts.Known;
import huikuan.ledger.evidence.EvidencePieces.Piece;
import huikuan.platform.company.CompanySettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the facts on which the readiness of a claim depends. */
@Component
class ReadinessOfItems {

  private final EvidencePieces pieces;
  private final InvoiceWays ways;
  private final CompanySettings companies;
  private final ResponsiblePerson persons;
  private final ContractFacts contracts;

  ReadinessOfItems(
      EvidencePieces pieces,
      InvoiceWays ways,
      CompanySettings companies,
      ResponsiblePerson persons,
      ContractFacts contracts) {
    this.pieces = pieces;
    this.ways = ways;
    this.companies = companies;
    this.persons = persons;
    this.contracts = contracts;
  }

  Facts facts(ClaimItems.Found found) {
    OfItem item = found.item();
    String named = found.contract();
    Optional<Known> told = named == null ? Optional.empty() : contracts.of(found, named);
    String contract = told.isPresent() ? named : null;
    // No contract, no milestones.
    Known known = told.orElseGet(() -> new Known(null, List.of()));
    List<EvidenceKind> asked = known.requires();
    Set<EvidenceKind> required = EnumSet.noneOf(EvidenceKind.class);
    required.addAll(asked == null ? companies.requires(item.company()) : asked);
    ResponsiblePerson.Asked person = persons.of(item.account().customerId(), contract);
    Facts facts =
        new Facts(
            required,
            attached(item, contract, required),
            item.kind() == ItemKind.INVOICE,
            item.kind() == ItemKind.INVOICE ? ways.state(found) : null,
            person.state(),
            known.milestones());
    Contact.Payer payer = person.payer();
    return payer == null ? facts : facts.paidByAnother(authorises(item, payer));
  }

  private boolean authorises(OfItem item, Contact.Payer payer) {
    return payer.evidence() != null
        && pieces
            .find(new OfCustomer(item.account().customerId()), payer.evidence())
            .filter(each -> !each.isWithdrawn() && !pieces.isDamaged(each.attached().file()))
            .isPresent();
  }

  /** Only what is required: to tell if a file is whole, it is read. */
  private List<Attached> attached(
      OfItem item, @Nullable String contract, Set<EvidenceKind> required) {
    if (required.isEmpty()) {
      return List.of();
    }
    List<Piece> all = new ArrayList<>(pieces.of(item));
    if (contract != null) {
      all.addAll(pieces.of(new OfContract(item.company(), contract)));
    }
    all.addAll(pieces.of(new OfCustomer(item.account().customerId())));
    return all.stream()
        .filter(each -> required.contains(each.attached().kind()))
        .map(
            each ->
                new Attached(
                    each.attached().kind(),
                    each.isWithdrawn(),
                    !each.isWithdrawn() && pieces.isDamaged(each.attached().file())))
        .toList();
  }
}
