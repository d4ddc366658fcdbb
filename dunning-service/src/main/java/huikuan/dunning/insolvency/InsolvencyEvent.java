package huikuan.dunning.insolvency;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An event of a customer's insolvency. */
public sealed interface InsolvencyEvent {

  CustomerId customer();

  /**
   * The customer is insolvent: nothing is asked of it, and nothing new is agreed. Told again, it
   * takes the place of what was told before.
   *
   * @param warnings that are still to come, the earliest first
   * @param filed whether our claims are filed already
   * @param by who recorded it
   */
  @EventName("huikuan.dunning.insolvency.opened.v1")
  record InsolvencyOpened(
      CustomerId customer,
      Proceedings proceedings,
      List<Warning> warnings,
      boolean filed,
      String by,
      Instant at)
      implements InsolvencyEvent {

    public InsolvencyOpened {
      warnings = List.copyOf(warnings);
    }
  }

  /** A warning that so many days are left to file claims. */
  record Warning(int days, Instant at) {}

  /** The last day for filing claims is near, and none are filed. */
  @EventName("huikuan.dunning.insolvency.filing-near.v1")
  record FilingNear(CustomerId customer, LocalDate fileBy, int days) implements InsolvencyEvent {}

  /**
   * The claims are filed. Told again, it takes the place of the filing before.
   *
   * @param by who recorded it
   */
  @EventName("huikuan.dunning.insolvency.claims-filed.v1")
  record ClaimsFiled(CustomerId customer, Filing filing, String by) implements InsolvencyEvent {}

  /**
   * The customer is insolvent no longer, or the record was wrong.
   *
   * @param by who recorded it
   */
  @EventName("huikuan.dunning.insolvency.ended.v1")
  record InsolvencyEnded(CustomerId customer, String reason, String by, Instant at)
      implements InsolvencyEvent {}
}
