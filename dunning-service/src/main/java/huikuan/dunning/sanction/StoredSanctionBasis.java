package huikuan.dunning.sanction;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemName;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.contracts.readiness.Readiness;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldHistory;
import huikuan.dunning.ladder.Ladder;
import huikuan.dunning.ladder.Ladders;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.eventlog.EventLog;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers by the directories of dunning. */
@Component
class StoredSanctionBasis implements SanctionBasis {

  private final Customers customers;
  private final Calendars calendars;
  private final Covers covers;
  private final ClaimBases bases;
  private final OpenOrders orders;
  private final Ladders ladders;
  private final EventLog log;

  StoredSanctionBasis(
      Customers customers,
      Calendars calendars,
      Covers covers,
      ClaimBases bases,
      OpenOrders orders,
      Ladders ladders,
      EventLog log) {
    this.customers = customers;
    this.calendars = calendars;
    this.covers = covers;
    this.bases = bases;
    this.orders = orders;
    this.ladders = ladders;
    this.log = log;
  }

  @Override
  public Customer customer(CustomerId id) {
    return customers.find(id);
  }

  @Override
  public WorkingDays workingDays(String country) {
    return calendars.of(country);
  }

  @Override
  public AccountCover cover(AccountId account) {
    return covers.of(account);
  }

  @Override
  public boolean insolvent(CustomerId customer, Instant now) {
    return HoldHistory.of(customer, log).now(now).has(Hold.INSOLVENCY);
  }

  @Override
  public Readiness readiness(
      Customer customer,
      AccountId account,
      ItemName item,
      @Nullable String contract,
      LocalDate day) {
    Contact asked = customer.askedOn(day, contract, WhoIsAsked.ROLES).orElse(null);
    return bases.of(account, item, contract).readiness(item.kind(), asked, day);
  }

  @Override
  public List<OpenOrder> orders(CustomerId customer) {
    return orders.of(customer);
  }

  @Override
  public Ladder ladder(String company, LocalDate day) {
    return ladders.of(company, day);
  }

  @Override
  public Ladder ladder(String reference) {
    return ladders.ofReference(reference);
  }
}
