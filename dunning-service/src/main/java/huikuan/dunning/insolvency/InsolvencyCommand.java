package huikuan.dunning.insolvency;

import huikuan.dunning.insolvency.InsolvencyEvent.Warning;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A command about a customer's insolvency. Each may be repeated: the second time changes nothing.
 */
sealed interface InsolvencyCommand {

  /**
   * Records that proceedings are opened, or corrects the record. Answers an {@link
   * InsolvencyOutcome}.
   *
   * @param seen how many events there were when its sender looked; null = any
   */
  record OpenInsolvency(
      @TargetAggregateIdentifier InsolvencyKey key,
      Proceedings proceedings,
      List<Warning> warnings,
      Instant now,
      @Nullable Integer seen)
      implements InsolvencyCommand {

    public OpenInsolvency {
      warnings = List.copyOf(warnings);
    }
  }

  /** Warns, if the claims are not filed yet. */
  record WarnOfFiling(@TargetAggregateIdentifier InsolvencyKey key, Instant now)
      implements InsolvencyCommand {}

  /**
   * Answers an {@link InsolvencyOutcome}.
   *
   * @param seen as of {@link OpenInsolvency}
   */
  record FileClaims(
      @TargetAggregateIdentifier InsolvencyKey key, Filing filing, @Nullable Integer seen)
      implements InsolvencyCommand {}

  /**
   * Answers an {@link InsolvencyOutcome}.
   *
   * @param seen as of {@link OpenInsolvency}
   */
  record EndInsolvency(
      @TargetAggregateIdentifier InsolvencyKey key,
      String reason,
      Instant now,
      @Nullable Integer seen)
      implements InsolvencyCommand {}
}
