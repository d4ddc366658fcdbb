package huikuan.dunning.sanction;

import huikuan.contracts.AccountId;
import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.readiness.Readiness;
import huikuan.contracts.readiness.Readiness.Act;
import huikuan.contracts.readiness.Readiness.Missing;
import huikuan.contracts.readiness.Readiness.What;
import huikuan.contracts.readiness.Turn;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.ladder.Ladder;
import huikuan.dunning.ladder.ShippedLadder;
import huikuan.dunning.sanction.SanctionCommand.JoinInvoice;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer that owes in two currencies, and all that its sanctions depend on. */
final class Examples {

  static final CustomerId CUSTOMER = CustomerId.parse("CN01.ACME");
  static final AccountId YUAN = AccountId.parse("CN01.ACME.CNY");
  static final AccountId EURO = AccountId.parse("CN01.ACME.EUR");
  static final SanctionsKey KEY = new SanctionsKey(CUSTOMER);
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final LocalDate DUE = LocalDate.of(2013, 2, 1);

  /** A Monday. */
  static final LocalDate MONDAY = LocalDate.of(2013, 3, 4);

  static final Instant NOW = at(MONDAY);

  static final DemandProof PROOF = new DemandProof("B-7", "signed-for", MONDAY.minusDays(5));

  private Examples() {}

  static Instant at(LocalDate day) {
    return day.atTime(9, 0).atZone(SHANGHAI).toInstant();
  }

  /** The beginning of a day. */
  static Instant start(LocalDate day) {
    return day.atStartOfDay(SHANGHAI).toInstant();
  }

  static Money money(String text) {
    return Money.parse(text);
  }

  static JoinInvoice join(
      AccountId account,
      String invoice,
      String open,
      @Nullable String minimum,
      @Nullable DemandProof proof,
      long position) {
    return new JoinInvoice(
        KEY,
        account,
        ItemKind.INVOICE,
        invoice,
        DUE,
        money(open),
        minimum == null ? null : money(minimum),
        null,
        proof,
        List.of(),
        NOW,
        position);
  }

  /** All that sanctions depend on, as a test wants it. */
  static final class Basis implements SanctionBasis {

    String country = "CN";
    boolean customerHeld;
    boolean insolvent;
    final Map<AccountId, List<Owed>> owed = new HashMap<>();
    final Map<AccountId, List<Unapplied>> credits = new HashMap<>();
    final Set<String> unready = new HashSet<>();
    List<OpenOrder> orders = List.of();
    Ladder ladder = ShippedLadder.LADDER;

    void owes(AccountId account, String invoice, String open, String held) {
      List<Owed> all = new ArrayList<>(owed.getOrDefault(account, List.of()));
      all.removeIf(each -> each.item().number().equals(invoice));
      all.add(
          new Owed(new ItemName(ItemKind.INVOICE, invoice), DUE, null, money(open), money(held)));
      owed.put(account, all);
    }

    @Override
    public Customer customer(CustomerId id) {
      return new Customer(
          id,
          "ACME",
          SHANGHAI,
          country,
          null,
          List.of(),
          Set.of(),
          Map.of(),
          new Chasing(LocalDate.EPOCH, null, SHANGHAI, WorkingDays.MONDAY_TO_FRIDAY),
          null);
    }

    @Override
    public WorkingDays workingDays(String of) {
      return WorkingDays.MONDAY_TO_FRIDAY;
    }

    @Override
    public AccountCover cover(AccountId account) {
      return new AccountCover(
          owed.getOrDefault(account, List.of()),
          credits.getOrDefault(account, List.of()),
          customerHeld);
    }

    @Override
    public boolean insolvent(CustomerId customer, Instant now) {
      return insolvent;
    }

    @Override
    public Readiness readiness(
        Customer customer,
        AccountId account,
        ItemName item,
        @Nullable String contract,
        LocalDate day) {
      return unready.contains(item.number())
          ? new Readiness(
              List.of(
                  new Missing(What.EVIDENCE, "contract", Turn.OURS, Set.of(Act.SANCTION), null)),
              List.of())
          : new Readiness(List.of(), List.of());
    }

    @Override
    public List<OpenOrder> orders(CustomerId customer) {
      return orders;
    }

    @Override
    public Ladder ladder(String company, LocalDate day) {
      return ladder;
    }

    @Override
    public Ladder ladder(String reference) {
      return ladder;
    }
  }
}
