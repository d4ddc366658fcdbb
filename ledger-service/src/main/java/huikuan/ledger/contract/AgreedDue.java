package huikuan.ledger.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.ledger.contract.Terms.Instalments;
import huikuan.ledger.contract.Terms.MonthEnd;
import huikuan.ledger.contract.Terms.Net;
import huikuan.ledger.contract.Terms.OwnWords;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When a claim is due by its contract, and by which rule; a function of the terms and the days
 * alone.
 *
 * @param dueOn the day by which all of it is due; null = nothing follows, the rule says why
 * @param facts of the rule
 * @param parts if it is due in parts: each; else empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgreedDue(@Nullable LocalDate dueOn, Rule rule, Facts facts, List<PartDue> parts) {

  /** The rule, as a key. */
  enum Rule {
    @JsonProperty("netDays")
    NET_DAYS,
    @JsonProperty("monthEnd")
    MONTH_END,
    @JsonProperty("dayOfMonth")
    DAY_OF_MONTH,
    @JsonProperty("instalments")
    INSTALMENTS,
    /** The contract has its own words, and the invoice names its due date. */
    @JsonProperty("ownWords")
    OWN_WORDS,
    /** No terms are known. */
    @JsonProperty("noTerms")
    NO_TERMS,
    /** The day from which the period runs is not known. */
    @JsonProperty("noStart")
    NO_START
  }

  /**
   * The facts that a sentence about the rule needs; those that it does not have are null.
   *
   * @param from the event from which the period runs
   * @param start its day
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Facts(
      @Nullable StartsFrom from,
      @Nullable LocalDate start,
      @Nullable Integer days,
      @Nullable Integer months,
      @Nullable Integer day,
      @Nullable String text) {

    static final Facts NONE = new Facts(null, null, null, null, null, null);
  }

  /** A part of what is owed, and when it is due. */
  record PartDue(String percent, LocalDate dueOn) {}

  static AgreedDue of(@Nullable Terms terms, ClaimDates dates) {
    return switch (terms) {
      case null -> new AgreedDue(null, Rule.NO_TERMS, Facts.NONE, List.of());
      case OwnWords(var text) ->
          new AgreedDue(
              null, Rule.OWN_WORDS, new Facts(null, null, null, null, null, text), List.of());
      case Net(var days, var from) -> started(from, dates, start -> net(days, from, start));
      case MonthEnd end -> started(end.from(), dates, start -> monthEnd(end, start));
      case Instalments all -> started(all.from(), dates, start -> instalments(all, start));
    };
  }

  private static AgreedDue started(
      StartsFrom from, ClaimDates dates, Function<LocalDate, AgreedDue> due) {
    LocalDate start = dates.of(from);
    return start == null
        ? new AgreedDue(
            null, Rule.NO_START, new Facts(from, null, null, null, null, null), List.of())
        : due.apply(start);
  }

  private static AgreedDue net(int days, StartsFrom from, LocalDate start) {
    return new AgreedDue(
        start.plusDays(days),
        Rule.NET_DAYS,
        new Facts(from, start, days, null, null, null),
        List.of());
  }

  private static AgreedDue monthEnd(MonthEnd terms, LocalDate start) {
    YearMonth month = YearMonth.from(start).plusMonths(terms.months());
    Integer day = terms.day();
    LocalDate dueOn =
        day == null || day > month.lengthOfMonth() ? month.atEndOfMonth() : month.atDay(day);
    return new AgreedDue(
        dueOn,
        day == null ? Rule.MONTH_END : Rule.DAY_OF_MONTH,
        new Facts(terms.from(), start, null, terms.months(), day, null),
        List.of());
  }

  private static AgreedDue instalments(Instalments terms, LocalDate start) {
    List<PartDue> parts =
        terms.parts().stream()
            .map(part -> new PartDue(part.percent(), start.plusDays(part.days())))
            .toList();
    return new AgreedDue(
        parts.getLast().dueOn(),
        Rule.INSTALMENTS,
        new Facts(terms.from(), start, null, null, null, null),
        parts);
  }
}
