package huikuan.ledger.contract;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.StatutoryDate;
import huikuan.platform.company.CompanySettings;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The due dates of invoices by the terms of their contracts and by law, as known now. */
@Component
public class DueByContract {

  /** The due date of an invoice, or the reason why none follows. */
  public sealed interface Due {

    record On(LocalDate day) implements Due {}

    record UnknownContract() implements Due {}

    /**
     * @param customer whose contract it is
     */
    record OfAnother(String customer) implements Due {}

    record NoTerms() implements Due {}

    /** The contract has its own words. */
    record OwnWords() implements Due {}

    /** The period runs from a day that an invoice does not tell. */
    record NoStart(StartsFrom from) implements Due {}
  }

  /** Answers for many invoices; their contracts are read once, and together. */
  public final class Reader {

    private final Map<ContractKey, Contracts.Step> read;

    private Reader(Set<ContractKey> named) {
      this.read = named.isEmpty() ? Map.of() : contracts.newest(named);
    }

    /**
     * @param invoicedOn the day on the invoice
     */
    public Due due(AccountId account, String contract, LocalDate invoicedOn) {
      return known(account, contract)
          .<Due>map(
              data ->
                  data.customer().equals(account.customerId())
                      ? byTerms(data, invoicedOn)
                      : new Due.OfAnother(data.customer().customer()))
          .orElseGet(Due.UnknownContract::new);
    }

    /**
     * The latest day by law; empty = no law is known, or its period runs from another day.
     *
     * @param invoicedOn the day on the invoice, the only one that it tells
     */
    public Optional<StatutoryDate> statutory(
        AccountId account, String contract, LocalDate invoicedOn) {
      return known(account, contract)
          .filter(data -> data.customer().equals(account.customerId()))
          .flatMap(data -> byLaw(data, account.company(), invoicedOn));
    }

    private Optional<ContractData> known(AccountId account, String contract) {
      return Optional.ofNullable(read.get(new ContractKey(account.company(), contract)))
          .map(step -> step.state().data());
    }
  }

  private final Contracts contracts;
  private final StatutoryTerms statutory;
  private final CompanySettings companies;

  DueByContract(Contracts contracts, StatutoryTerms statutory, CompanySettings companies) {
    this.contracts = contracts;
    this.statutory = statutory;
    this.companies = companies;
  }

  /**
   * @param named the ids of contracts that invoices name, by company
   */
  public Reader reader(Map<String, Set<String>> named) {
    Set<ContractKey> keys = new HashSet<>();
    named.forEach((company, ids) -> ids.forEach(id -> keys.add(new ContractKey(company, id))));
    return new Reader(keys);
  }

  private Optional<StatutoryDate> byLaw(ContractData data, String company, LocalDate invoicedOn) {
    StatutoryDue due = statutory.due(data, companies.country(company), invoiced(invoicedOn));
    return due.dueOn() == null || due.article() == null
        ? Optional.empty()
        : Optional.of(new StatutoryDate(due.dueOn(), due.jurisdiction(), due.article()));
  }

  private static ClaimDates invoiced(LocalDate on) {
    return new ClaimDates(on, null, null, null, null);
  }

  private static Due byTerms(ContractData data, LocalDate invoicedOn) {
    AgreedDue agreed = AgreedDue.of(data.terms(), invoiced(invoicedOn));
    return agreed.dueOn() == null ? reason(agreed) : new Due.On(agreed.dueOn());
  }

  private static Due reason(AgreedDue agreed) {
    StartsFrom from = agreed.facts().from();
    if (from != null) {
      return new Due.NoStart(from);
    }
    return agreed.rule() == AgreedDue.Rule.OWN_WORDS ? new Due.OwnWords() : new Due.NoTerms();
  }
}
