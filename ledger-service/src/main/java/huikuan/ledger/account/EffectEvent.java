package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of the day on which a document dated ahead takes effect. */
public sealed interface EffectEvent {

  AccountId account();

  /** Tells if an item stays in the account: claims and credits do. */
  static boolean stays(@Nullable Item item) {
    return item != null && (item.kind().claim() || item.kind().credit());
  }

  /**
   * A document dated ahead has taken effect on its day. The balances have counted it from this day
   * on ever since it was recorded; daily work and the other services heed it now.
   *
   * @param on the day, never before the document's own
   * @param postedOn the document's own day
   * @param reference the document's own
   * @param posted the item that it puts into the account on this day; null if none
   * @param reversed the item that it undoes on this day; null if none
   * @param amount of the item that is posted, or undone; null without one
   * @param allocations what counts from this day on; {@code openAfter} is what is open then
   * @param held what is held of credits for claims of later days, as far as it changes
   */
  @EventName("huikuan.ledger.account.document-took-effect.v1")
  record DocumentTookEffect(
      AccountId account,
      LocalDate on,
      Kind kind,
      String number,
      LocalDate postedOn,
      @Nullable String reference,
      @Nullable Item posted,
      @Nullable Item reversed,
      @Nullable Money amount,
      List<Allocation> allocations,
      List<Held> held)
      implements EffectEvent {

    public DocumentTookEffect {
      allocations = List.copyOf(allocations);
      held = List.copyOf(held);
    }

    /** The effect of a document on the day on which it is recorded. */
    public static DocumentTookEffect atOnce(AccountEvent event) {
      LocalDate today = event.recordedOn();
      boolean own = !event.postedOn().isAfter(today);
      Item posted = own && stays(event.item()) ? event.item() : null;
      Item reversed =
          own && event instanceof DocumentReversed undone && stays(undone.reversed())
              ? undone.reversed()
              : null;
      return new DocumentTookEffect(
          event.account(),
          today,
          event.kind(),
          event.number(),
          event.postedOn(),
          event.labels().reference(),
          posted,
          reversed,
          posted == null && reversed == null ? null : event.amount(),
          event.allocations().stream().filter(each -> !each.from().isAfter(today)).toList(),
          held(event, today));
    }

    /** Of a credit that is dated ahead, it is told on its day. */
    private static List<Held> held(AccountEvent event, LocalDate today) {
      List<Held> held = new ArrayList<>();
      for (Allocation each : event.allocations()) {
        if (each.held() != null && !each.credit().postedOn().isAfter(today)) {
          held.add(new Held(each.credit(), each.held()));
        }
      }
      return held;
    }
  }

  /**
   * A part of a credit is held for claims of later days, and stands against nothing until then.
   *
   * @param more than was held before; below zero = less
   */
  record Held(Item credit, Money more) {}
}
