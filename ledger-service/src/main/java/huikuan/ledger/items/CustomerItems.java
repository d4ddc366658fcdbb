package huikuan.ledger.items;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Kind;
import huikuan.platform.projection.CatchUp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is open of one customer now. It costs as much as is open, however long the history. */
@Component
public class CustomerItems {

  /**
   * An item of a customer.
   *
   * @param issuedOn the document's day; of one that was brought forward, its day elsewhere
   * @param dueOn null = it is a credit
   * @param open what is unpaid of a claim, or unapplied of a credit
   */
  public record StandingItem(
      AccountId account,
      Kind kind,
      String number,
      LocalDate issuedOn,
      @Nullable LocalDate dueOn,
      Money amount,
      Money open,
      @Nullable String contract,
      @Nullable String reference) {}

  /**
   * The sums of an account.
   *
   * @param open of claims
   * @param overdue of those that were due before today
   * @param unapplied of credits
   */
  public record Sums(AccountId account, Money open, Money overdue, Money unapplied) {

    static Sums none(AccountId account) {
      Money zero = Money.zero(account.currency());
      return new Sums(account, zero, zero, zero);
    }

    Sums with(StandingItem item, LocalDate today) {
      if (!item.kind().claim()) {
        return new Sums(account, open, overdue, unapplied.plus(item.open()));
      }
      boolean late = item.dueOn() != null && item.dueOn().isBefore(today);
      return new Sums(
          account, open.plus(item.open()), late ? overdue.plus(item.open()) : overdue, unapplied);
    }
  }

  /**
   * What is open.
   *
   * @param claims what is due first before others
   * @param moreClaims how many there are besides
   * @param sums of each account with an open item
   */
  public record Open(List<StandingItem> claims, int moreClaims, List<Sums> sums) {

    public Open {
      claims = List.copyOf(claims);
      sums = List.copyOf(sums);
    }
  }

  private final ItemStore store;
  private final CatchUp catchUp;

  CustomerItems(ItemStore store, CatchUp itemsCatchUp) {
    this.store = store;
    this.catchUp = itemsCatchUp;
  }

  /**
   * All that is open of a customer, as known now.
   *
   * @param most claims that are told one by one
   */
  public Open open(CustomerId customer, LocalDate today, int most) {
    catchUp.awaitHead();
    List<StandingItem> claims = new ArrayList<>();
    Map<AccountId, Sums> sums = new LinkedHashMap<>();
    int[] more = {0};
    store.eachOpen(
        customer,
        entry -> {
          StandingItem item = entry.standing();
          if (item.kind() == Kind.WRITE_OFF) {
            return;
          }
          sums.merge(
              item.account(),
              Sums.none(item.account()).with(item, today),
              (before, _) -> before.with(item, today));
          if (item.kind().claim() && claims.size() < most) {
            claims.add(item);
          } else if (item.kind().claim()) {
            more[0]++;
          }
        });
    return new Open(claims, more[0], List.copyOf(sums.values()));
  }

  /**
   * An item of an account, as known now, if its document counts.
   *
   * @return empty = the account has no such item, or it was reversed or is still to come
   */
  public Optional<StandingItem> find(AccountId account, Kind kind, String number) {
    return entry(account, kind, number).filter(ItemEntry::counts).map(ItemEntry::standing);
  }

  /** The state of an item of an account, as known now; empty = the account has no such item. */
  public Optional<ItemState> state(AccountId account, Kind kind, String number) {
    return entry(account, kind, number).map(ItemEntry::state);
  }

  private Optional<ItemEntry> entry(AccountId account, Kind kind, String number) {
    catchUp.awaitHead();
    String id = new DocumentKey(account.company(), kind, number).toString();
    return Optional.ofNullable(store.find(List.of(id)).get(id))
        .filter(each -> each.standing().account().equals(account));
  }
}
