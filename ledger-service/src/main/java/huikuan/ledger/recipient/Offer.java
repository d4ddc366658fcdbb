package huikuan.ledger.recipient;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer to a customer, with all that its recipients see of it.
 *
 * @param id of the concession that is offered
 * @param kind {@code plan}, {@code discount}, {@code settlement}, {@code extension}, {@code
 *     exchange} or {@code service}
 * @param amount that it is about
 * @param pays what the customer pays of it
 * @param given what is granted of it
 * @param dues what the customer pays and when, in order
 * @param endsIfMissed whether it ends if a due is missed
 * @param extendedTo of an extension: the day on which the items are due then
 * @param duty what we have to do; null = nothing
 * @param until the last day on which it can be accepted
 * @param endsAt when that day is over at the customer
 */
public record Offer(
    String id,
    AccountId account,
    String kind,
    Money amount,
    Money pays,
    Money given,
    List<Due> dues,
    boolean endsIfMissed,
    @Nullable LocalDate extendedTo,
    @Nullable String duty,
    @Nullable LocalDate dutyOn,
    LocalDate until,
    Instant endsAt,
    List<Part> parts) {

  public Offer {
    dues = List.copyOf(dues);
    parts = List.copyOf(parts);
  }

  /** A sum that the customer pays by a day. */
  public record Due(LocalDate on, Money amount) {}

  /** The part of an item that it is about. */
  public record Part(ItemKind itemKind, String item, Money amount) {}
}
