package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.Allocation;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An account at the end of a business day, from the events known. A posting counts from its posted
 * date on; an allocation from the day on which both its receipt and its invoice are posted.
 */
final class AccountOnDay {

  private final LocalDate day;
  private final Map<String, Claim> claims = new LinkedHashMap<>();
  private Money unapplied;

  AccountOnDay(AccountId account, LocalDate day, List<AccountEvent> known) {
    this.day = day;
    this.unapplied = Money.zero(account.currency());
    known.forEach(this::add);
    claims.values().removeIf(claim -> claim.postedOn().isAfter(day));
  }

  /** Invoices posted by that day, in the order in which they were recorded. */
  Collection<Claim> claims() {
    return claims.values();
  }

  Money open() {
    Money open = Money.zero(unapplied.currency());
    for (Claim claim : claims.values()) {
      open = open.plus(claim.open());
    }
    return open;
  }

  Money unapplied() {
    return unapplied;
  }

  Money balance() {
    return open().minus(unapplied);
  }

  private void add(AccountEvent event) {
    switch (event) {
      case InvoicePosted invoice -> claims.put(invoice.number(), new Claim(invoice));
      case ReceiptRecorded receipt -> add(receipt);
    }
  }

  private void add(ReceiptRecorded receipt) {
    if (receipt.postedOn().isAfter(day)) {
      return;
    }
    unapplied = unapplied.plus(receipt.amount());
    for (Allocation allocation : receipt.allocations()) {
      Claim claim = claim(allocation.invoice());
      if (!claim.postedOn().isAfter(day)) {
        unapplied = unapplied.minus(allocation.amount());
        claim.pay(allocation.amount(), receipt.postedOn());
      }
    }
  }

  private Claim claim(String invoice) {
    Claim claim = claims.get(invoice);
    if (claim == null) {
      throw new IllegalStateException("Money was allocated to " + invoice + " before it was known");
    }
    return claim;
  }
}
