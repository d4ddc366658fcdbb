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
 * What is known of the basis of a claim. Its milestones are holds, and do not count here.
 *
 * @param required the evidence that is needed before a demand
 * @param attached the evidence that there is, of the item, its contract or its customer
 * @param way of its invoice; null = nothing was told
 * @param confirmedWithin days for which a person counts as confirmed before a demand
 */
public record ClaimBasis(
    Set<EvidenceKind> required,
    Set<EvidenceKind> attached,
    @Nullable InvoiceState way,
    int confirmedWithin) {

  public ClaimBasis {
    required = Set.copyOf(required);
    attached = Set.copyOf(attached);
  }

  /**
   * Whether a demand can be made, and what is missing.
   *
   * @param asked who would be written to; null = nobody can be
   */
  public Readiness readiness(ItemKind kind, @Nullable Contact asked, LocalDate day) {
    return Readiness.of(
        new Facts(
            required,
            attached.stream().map(each -> new Attached(each, false, false)).toList(),
            kind == ItemKind.INVOICE,
            way,
            PersonState.of(asked, day, confirmedWithin),
            List.of()));
  }
}
