package huikuan.dunning.claim;

import static java.util.Objects.requireNonNullElse;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it stands, for what is agreed about it.
 *
 * @param documentOn the day on its document
 * @param holds its own holds in force
 * @param closed whether nothing of it is open
 * @param position of the last change of its open amount, in this service's log; 0 = none
 */
public record CurrentClaim(
    String caseId,
    AccountId account,
    ItemName item,
    LocalDate documentOn,
    LocalDate dueOn,
    @Nullable String contract,
    Money amount,
    Money open,
    HoldsInForce holds,
    boolean closed,
    long position) {

  /**
   * @param history of the claim's case, oldest first, with its opening
   */
  static CurrentClaim of(List<RecordedEvent> history) {
    CaseOpened opened = (CaseOpened) history.getFirst().payload();
    ClaimFacts facts = new ClaimFacts(opened);
    history.stream().skip(1).forEach(event -> facts.remember((ClaimEvent) event.payload()));
    return new CurrentClaim(
        opened.caseId(),
        opened.account(),
        new ItemName(opened.itemKind(), opened.invoice()),
        requireNonNullElse(opened.originallyPostedOn(), opened.postedOn()),
        facts.dueOn(),
        opened.contract(),
        opened.amount(),
        facts.open().amount(),
        facts.holds.own(),
        facts.isClosed(),
        facts.open().position());
  }

  public ItemKind itemKind() {
    return item.kind();
  }

  /** The open amount less what holds of these kinds of sources hold. */
  public Money free(List<String> sources) {
    HoldsInForce others =
        new HoldsInForce(
            holds.each().stream()
                .filter(each -> sources.stream().anyMatch(each.hold().source()::startsWith))
                .toList());
    return open.minus(others.held(open));
  }
}
