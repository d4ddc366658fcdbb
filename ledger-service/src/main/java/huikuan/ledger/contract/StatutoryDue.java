package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.ledger.contract.ContractData.Law;
import huikuan.ledger.contract.StatutoryTable.Beyond;
import huikuan.ledger.contract.StatutoryTable.Row;
import huikuan.platform.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest day on which a claim is due by law, and by which article; a function of the contract,
 * the days, the table and the working days alone.
 *
 * @param jurisdiction whose law was looked at
 * @param dueOn null = there is none, the reason says why
 * @param contractDate by which the law was chosen
 * @param from the event from which the period runs
 * @param start its day
 * @param days of the period: the longest that can be agreed if anything was agreed
 * @param movedFrom the period's last day if that is a day off
 * @param dayOffArticle by which it was moved
 * @param undeclared true = the creditor had to tell its size class, and nothing says that it did
 * @param beyond what the law says of a later day that was agreed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatutoryDue(
    String jurisdiction,
    @Nullable LocalDate dueOn,
    @Nullable Reason reason,
    @Nullable LocalDate contractDate,
    @Nullable StartsFrom from,
    @Nullable LocalDate start,
    @Nullable Integer days,
    @Nullable LocalDate movedFrom,
    @Nullable String dayOffArticle,
    @Nullable Boolean undeclared,
    @Nullable Beyond beyond,
    @Nullable String article,
    @Nullable String source) {

  /** Why there is no day by law, as a key, in the order of the checks. */
  enum Reason {
    /** No table of the jurisdiction is known. */
    @JsonProperty("noTable")
    NO_TABLE,
    /** The contract was not signed on a day, and is not valid from one. */
    @JsonProperty("contractDateUnknown")
    CONTRACT_DATE_UNKNOWN,
    /** The table knows no law of the contract's date. */
    @JsonProperty("outsideValidity")
    OUTSIDE_VALIDITY,
    @JsonProperty("sizeClassUnknown")
    SIZE_CLASS_UNKNOWN,
    /** The law sets no period between parties of these size classes. */
    @JsonProperty("notProtected")
    NOT_PROTECTED,
    /** The law wants a reasonable period, without a number of days. */
    @JsonProperty("noFixedPeriod")
    NO_FIXED_PERIOD,
    /** The day from which the period runs is not known. */
    @JsonProperty("noStart")
    NO_START
  }

  /** The event from which a period runs, and its day. */
  private record Begin(StartsFrom from, LocalDate day) {

    static @Nullable Begin of(StartsFrom from, ClaimDates dates) {
      LocalDate day = dates.of(from);
      return day == null ? null : new Begin(from, day);
    }
  }

  /**
   * @param jurisdiction of the contract, or else of the company
   * @param table of the jurisdiction; null = there is none
   * @param working of its country
   */
  static StatutoryDue of(
      ContractData contract,
      String jurisdiction,
      @Nullable StatutoryTable table,
      WorkingDays working,
      ClaimDates dates) {
    LocalDate date = contract.contractDate();
    if (table == null) {
      return none(jurisdiction, date, Reason.NO_TABLE, null);
    }
    if (date == null) {
      return none(jurisdiction, null, Reason.CONTRACT_DATE_UNKNOWN, null);
    }
    if (!table.covers(date)) {
      return none(jurisdiction, date, Reason.OUTSIDE_VALIDITY, null);
    }
    Law law = contract.law();
    List<Row> rows =
        law == null ? table.rows(date, null, null) : table.rows(date, law.debtor(), law.creditor());
    if (rows.size() != 1) {
      return none(jurisdiction, date, Reason.SIZE_CLASS_UNKNOWN, null);
    }
    Row row = rows.getFirst();
    if (row.none() != null) {
      return none(jurisdiction, date, row.none(), row);
    }
    Begin begin = begin(row, contract.acceptanceAgreed(), dates);
    return begin == null
        ? none(jurisdiction, date, Reason.NO_START, row)
        : due(contract, jurisdiction, date, row, begin, table.dayOffArticle(), working);
  }

  private static StatutoryDue none(
      String jurisdiction, @Nullable LocalDate date, Reason reason, @Nullable Row row) {
    return new StatutoryDue(
        jurisdiction,
        null,
        reason,
        date,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        row == null ? null : row.article(),
        row == null ? null : row.source());
  }

  private static StatutoryDue due(
      ContractData contract,
      String jurisdiction,
      LocalDate date,
      Row row,
      Begin begin,
      @Nullable String dayOffArticle,
      WorkingDays working) {
    boolean agreed = contract.terms() != null;
    Integer days = agreed ? row.longest() : row.days();
    LocalDate last = begin.day().plusDays(days == null ? 0 : days);
    LocalDate dueOn = dayOffArticle == null ? last : working.onOrAfter(last);
    boolean moved = !dueOn.equals(last);
    Law law = contract.law();
    boolean undeclared = row.declaration() && (law == null || law.declaredOn() == null);
    return new StatutoryDue(
        jurisdiction,
        dueOn,
        null,
        date,
        begin.from(),
        begin.day(),
        days,
        moved ? last : null,
        moved ? dayOffArticle : null,
        undeclared ? true : null,
        row.beyond(),
        agreed && row.longestArticle() != null ? row.longestArticle() : row.article(),
        row.source());
  }

  private static @Nullable Begin begin(Row row, boolean acceptanceAgreed, ClaimDates dates) {
    return switch (row.start()) {
      case null -> null;
      case PERFORMANCE -> {
        Begin settled = Begin.of(StartsFrom.SETTLEMENT, dates);
        yield settled != null ? settled : performed(acceptanceAgreed, dates);
      }
      case INVOICE_OR_PERFORMANCE -> invoicedAndPerformed(acceptanceAgreed, dates);
    };
  }

  private static @Nullable Begin performed(boolean acceptanceAgreed, ClaimDates dates) {
    if (!acceptanceAgreed) {
      return Begin.of(StartsFrom.DELIVERY, dates);
    }
    Begin accepted = Begin.of(StartsFrom.ACCEPTANCE, dates);
    Begin end = Begin.of(StartsFrom.INSPECTION_END, dates);
    boolean inTime = end == null || (accepted != null && !accepted.day().isAfter(end.day()));
    return inTime ? accepted : end;
  }

  private static @Nullable Begin invoicedAndPerformed(boolean acceptanceAgreed, ClaimDates dates) {
    Begin invoiced = Begin.of(StartsFrom.INVOICE, dates);
    Begin performed =
        Begin.of(acceptanceAgreed ? StartsFrom.ACCEPTANCE : StartsFrom.DELIVERY, dates);
    if (performed == null) {
      return acceptanceAgreed ? null : invoiced;
    }
    return invoiced != null && invoiced.day().isAfter(performed.day()) ? invoiced : performed;
  }
}
