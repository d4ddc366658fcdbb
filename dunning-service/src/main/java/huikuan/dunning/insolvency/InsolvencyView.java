package huikuan.dunning.insolvency;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.insolvency.InsolvencyEvent.ClaimsFiled;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The insolvency of a customer, as shown.
 *
 * @param insolvent whether it is under way
 * @param proceedings absent = none are under way
 * @param daysLeft to file claims; below zero = the last day is over; absent = they are filed, or
 *     there is nothing to file in
 * @param filing absent = no claims are filed
 * @param ended how the last one ended; absent = none has, or another has begun
 * @param version how often it has changed, for {@code If-Match}
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Insolvency")
record InsolvencyView(
    String company,
    String customer,
    boolean insolvent,
    @Nullable Opened proceedings,
    @Nullable Integer daysLeft,
    @Nullable Filed filing,
    @Nullable Ended ended,
    int version) {

  /**
   * @param administrator absent = none is named yet
   * @param fileBy the last day on which claims can be filed
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "InsolvencyProceedings")
  record Opened(
      LocalDate openedOn,
      String court,
      String number,
      @Nullable String administrator,
      LocalDate fileBy,
      @Nullable String note,
      String by,
      Instant at) {

    private static Opened of(InsolvencyOpened event) {
      Proceedings of = event.proceedings();
      return new Opened(
          of.openedOn(),
          of.court(),
          of.number(),
          of.administrator(),
          of.fileBy(),
          of.note(),
          event.by(),
          event.at());
    }
  }

  /** Claims that were filed. */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "InsolvencyFiling")
  record Filed(LocalDate filedOn, Money amount, String file, @Nullable String note, String by) {

    private static Filed of(ClaimsFiled event) {
      Filing of = event.filing();
      return new Filed(of.filedOn(), of.amount(), of.file(), of.note(), event.by());
    }
  }

  /** The end of the last insolvency. */
  @Schema(name = "InsolvencyEnd")
  record Ended(String reason, String by, Instant at) {}

  /**
   * @param today at the customer
   */
  static InsolvencyView of(CustomerId customer, Insolvencies.Known known, LocalDate today) {
    InsolvencyOpened opened = known.opened();
    boolean toFile = opened != null && known.filed() == null;
    return new InsolvencyView(
        customer.company(),
        customer.customer(),
        opened != null,
        opened == null ? null : Opened.of(opened),
        opened == null || !toFile
            ? null
            : (int) ChronoUnit.DAYS.between(today, opened.proceedings().fileBy()),
        known.filed() == null ? null : Filed.of(known.filed()),
        known.ended() == null
            ? null
            : new Ended(known.ended().reason(), known.ended().by(), known.ended().at()),
        known.version());
  }
}
