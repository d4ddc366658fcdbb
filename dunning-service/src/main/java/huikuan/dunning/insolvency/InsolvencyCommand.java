package huikuan.dunning.insolvency;

import huikuan.dunning.insolvency.InsolvencyEvent.Warning;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A command about a customer's insolvency. Each may be repeated: the second time changes nothing.
 */
sealed interface InsolvencyCommand {

  /** Records that proceedings are opened, or corrects the record. */
  record OpenInsolvency(
      @TargetAggregateIdentifier InsolvencyKey key,
      Proceedings proceedings,
      List<Warning> warnings,
      Instant now)
      implements InsolvencyCommand {

    public OpenInsolvency {
      warnings = List.copyOf(warnings);
    }
  }

  /** Warns, if the claims are not filed yet. */
  record WarnOfFiling(@TargetAggregateIdentifier InsolvencyKey key, Instant now)
      implements InsolvencyCommand {}

  /** Answers whether the customer is insolvent. */
  record FileClaims(@TargetAggregateIdentifier InsolvencyKey key, Filing filing)
      implements InsolvencyCommand {}

  /** Answers whether the customer ever was insolvent. */
  record EndInsolvency(@TargetAggregateIdentifier InsolvencyKey key, String reason, Instant now)
      implements InsolvencyCommand {}
}
