package huikuan.dunning.readiness;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.contracts.readiness.PersonState;
import huikuan.contracts.readiness.Readiness;
import huikuan.contracts.readiness.Readiness.Attached;
import huikuan.contracts.readiness.Readiness.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The basis of a claim, as far as it is known. Its milestones are holds, and do not count here.
 *
 * @param required the evidence that is needed before a demand
 * @param attached the evidence that there is, of the item, its contract or its customer
 * @param authorisations the numbers of the customer's evidence that authorise others to pay; null =
 *     who pays is authorised unless an authorisation is needed
 * @param way of its invoice; null = nothing was told
 * @param confirmedWithin days for which a person counts as confirmed before a demand
 */
public record ClaimBasis(
    Set<EvidenceKind> required,
    Set<EvidenceKind> attached,
    @Nullable Set<Integer> authorisations,
    @Nullable InvoiceState way,
    int confirmedWithin) {

  public ClaimBasis {
    required = Set.copyOf(required);
    attached = Set.copyOf(attached);
    authorisations = authorisations == null ? null : Set.copyOf(authorisations);
  }

  /** The proofs that the customer has the goods, or has accepted the work. */
  private static final Set<EvidenceKind> PROOFS_OF_GOODS =
      Set.of(EvidenceKind.SIGNED_DELIVERY_NOTE, EvidenceKind.ACCEPTANCE_REPORT);

  /** Whether a demand needs a proof that the customer has the goods. */
  boolean needsProofOfGoods() {
    return needsProofOfGoods(required);
  }

  static boolean needsProofOfGoods(Set<EvidenceKind> required) {
    return required.stream().anyMatch(PROOFS_OF_GOODS::contains);
  }

  /** Whether such a proof is needed and missing. */
  public boolean lacksProofOfGoods() {
    return required.stream()
        .anyMatch(each -> PROOFS_OF_GOODS.contains(each) && !attached.contains(each));
  }

  /**
   * Whether a demand can be made, and what is missing.
   *
   * @param asked who would be written to; null = nobody can be
   */
  public Readiness readiness(ItemKind kind, @Nullable Contact asked, LocalDate day) {
    Facts facts =
        new Facts(
            required,
            attached.stream().map(each -> new Attached(each, false, false)).toList(),
            kind == ItemKind.INVOICE,
            way,
            PersonState.of(asked, day, confirmedWithin),
            List.of());
    Contact.Payer payer = asked == null ? null : asked.payer();
    return Readiness.of(payer == null ? facts : facts.paidByAnother(authorises(payer)));
  }

  private boolean authorises(Contact.Payer payer) {
    return authorisations == null
        ? !required.contains(EvidenceKind.PAYMENT_AUTHORISATION)
        : payer.evidence() != null && authorisations.contains(payer.evidence());
  }
}
