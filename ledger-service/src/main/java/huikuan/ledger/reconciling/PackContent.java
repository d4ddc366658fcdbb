package huikuan.ledger.reconciling;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.reports.TrialAnswer;
import huikuan.platform.blob.BlobHash;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that the pack of a month says. It is kept as text, whose hash is the pack's: fields in the
 * order of their names, without spaces, and none that has no value.
 *
 * @param position of the newest commit that the pack knows
 * @param control one for each currency of the trial
 */
record PackContent(
    String company,
    String month,
    long position,
    OffsetDateTime knownAt,
    TrialAnswer trial,
    List<Unapplied> unapplied,
    List<UnappliedSum> unappliedSums,
    List<CreditBalance> creditBalances,
    List<CreditSum> creditBalanceSums,
    List<Control> control,
    Lock lock) {

  /** A credit of which something stands against nothing; amounts above zero. */
  @Schema(name = "UnappliedCredit")
  record Unapplied(
      String account,
      String kind,
      String number,
      LocalDate postedOn,
      String currency,
      String amount,
      String unapplied) {}

  /** All of them together. */
  @Schema(name = "UnappliedSum")
  record UnappliedSum(String currency, String unapplied) {}

  /**
   * An account whose balance is below zero.
   *
   * @param name absent if the customer has no master data
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "CreditBalance")
  record CreditBalance(String account, @Nullable String name, String currency, String balance) {}

  /**
   * Receivables with and without the accounts that are credits.
   *
   * @param creditBalances what is owed to customers, above zero: a liability
   * @param net the balance of all accounts
   * @param gross net and creditBalances: receivables before those are set off
   */
  @Schema(name = "CreditBalanceSum")
  record CreditSum(String currency, String creditBalances, String net, String gross) {}

  /**
   * The control account on the month's last day.
   *
   * @param missing true = nobody has stated it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "MonthEndControl")
  record Control(
      LocalDate day,
      String currency,
      @Nullable String generalLedger,
      String ledger,
      @Nullable String difference,
      @Nullable String by,
      @Nullable Instant at,
      @Nullable String reference,
      boolean agrees,
      @Nullable Boolean missing) {

    static Control of(ControlLine line) {
      return new Control(
          line.day(),
          line.currency(),
          line.generalLedger(),
          line.ledger(),
          line.difference(),
          line.by(),
          line.at(),
          line.reference(),
          line.agrees(),
          null);
    }

    static Control missing(LocalDate day, String currency, String ledger) {
      return new Control(day, currency, null, ledger, null, null, null, null, false, true);
    }
  }

  /** The company's lock; null = nothing was closed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "MonthEndLock")
  record Lock(@Nullable LocalDate lockedBefore) {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final OffsetDateTime NO_MOMENT =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  static PackContent parse(String text) {
    return JSON.readValue(text, PackContent.class);
  }

  String text() {
    return JSON.writeValueAsString(this);
  }

  /** SHA-256 of a content's text in UTF-8, hexadecimal. */
  static String hash(String text) {
    return BlobHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** Whether another pack says the same, whenever it was drafted. */
  boolean saysSameAs(PackContent other) {
    return ofNoMoment().equals(other.ofNoMoment());
  }

  private PackContent ofNoMoment() {
    return new PackContent(
        company,
        month,
        0,
        NO_MOMENT,
        trial.at(NO_MOMENT, 0),
        unapplied,
        unappliedSums,
        creditBalances,
        creditBalanceSums,
        control,
        lock);
  }
}
