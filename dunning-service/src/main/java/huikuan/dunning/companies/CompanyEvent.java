package huikuan.dunning.companies;

import huikuan.contracts.EventName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event of a company, as far as chasing is concerned. */
public sealed interface CompanyEvent {

  String company();

  /**
   * Messages may leave from a day on, and none before.
   *
   * @param from the day at the customer; null = none until further notice
   * @param reason a note for colleagues
   */
  @EventName("huikuan.dunning.company.chasing-set.v1")
  record ChasingSet(String company, @Nullable LocalDate from, @Nullable String reason)
      implements CompanyEvent {}

  /**
   * A feed stated that all receipts up to a day are posted. From the first statement on, no message
   * leaves before the receipts of the previous bank day are complete.
   *
   * @param through the last day that is complete
   */
  @EventName("huikuan.dunning.company.receipts-completed.v1")
  record ReceiptsCompleted(String company, LocalDate through) implements CompanyEvent {}
}
