package huikuan.ledger.contract;

import huikuan.contracts.AccountId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The due dates of invoices by the terms of their contracts, as known now. */
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

  /** Answers for many invoices; each of their contracts is read once. */
  public final class Reader {

    private final Map<ContractKey, Optional<ContractData>> read = new HashMap<>();

    private Reader() {}

    /**
     * @param invoicedOn the day on the invoice
     */
    public Due due(AccountId account, String contract, LocalDate invoicedOn) {
      return read.computeIfAbsent(
              new ContractKey(account.company(), contract), DueByContract.this::data)
          .<Due>map(
              data ->
                  data.customer().equals(account.customerId())
                      ? byTerms(data, invoicedOn)
                      : new Due.OfAnother(data.customer().customer()))
          .orElseGet(Due.UnknownContract::new);
    }
  }

  private final KnownContracts contracts;

  DueByContract(KnownContracts contracts) {
    this.contracts = contracts;
  }

  public Reader reader() {
    return new Reader();
  }

  private Optional<ContractData> data(ContractKey key) {
    return contracts.find(key.company(), key.contract()).map(KnownContracts.Known::data);
  }

  private static Due byTerms(ContractData data, LocalDate invoicedOn) {
    AgreedDue agreed =
        AgreedDue.of(data.terms(), new ClaimDates(invoicedOn, null, null, null, null));
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
