package huikuan.dunning.companies;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to a company. Each may be repeated: the second time changes nothing. */
sealed interface CompanyCommand {

  /**
   * Opens chasing from a day on; it is closed until then. Answers whether it was as seen.
   *
   * @param from null = it is closed until further notice
   * @param seen how many events the company had when its sender looked; null = any
   */
  record SetChasing(
      @TargetAggregateIdentifier CompanyKey key,
      @Nullable LocalDate from,
      @Nullable String reason,
      @Nullable Integer seen)
      implements CompanyCommand {}

  /** All receipts up to a day, that day included, are posted. */
  record CompleteReceipts(@TargetAggregateIdentifier CompanyKey key, LocalDate through)
      implements CompanyCommand {}
}
