package huikuan.ledger.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.query.Figure;
import huikuan.ledger.query.Question;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums that must agree.
 *
 * @param agree whether all checks agree
 * @param in all figures in one currency; null = it is not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialAnswer(
    LocalDate asOf,
    OffsetDateTime knownAt,
    long position,
    boolean agree,
    List<CurrencyFigure> figures,
    List<Documents> documents,
    List<Check> checks,
    @Nullable InCurrency<Figure> in) {

  /** The figures themselves. */
  public record CurrencyFigure(String currency, String balance, String open, String unapplied) {}

  /**
   * The effect of the documents of a kind on the balance.
   *
   * @param reversed by those that undid them
   * @param revived only of recoveries: the amount of write-offs that they revived and paid at once
   * @param effect all together
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Documents(
      String currency,
      String kind,
      String posted,
      String reversed,
      @Nullable String revived,
      String effect) {}

  /** Two figures that were come by in different ways. */
  public record Check(String name, String currency, String left, String right, boolean agree) {

    static final String CLAIMS = "no claim is below zero";
    static final String CREDITS = "no credit is below zero";

    /** Whether its figures are numbers of items, and no amounts. */
    boolean counts() {
      return name.equals(CLAIMS) || name.equals(CREDITS);
    }
  }

  /** The same, told at no moment: to be compared. */
  public TrialAnswer at(OffsetDateTime otherKnownAt, long otherPosition) {
    return new TrialAnswer(
        asOf, otherKnownAt, otherPosition, agree, figures, documents, checks, in);
  }

  TrialAnswer in(Conversion conversion) {
    List<Conversion.Sums> sums =
        figures.stream()
            .map(
                each ->
                    new Conversion.Sums(
                        each.currency(), List.of(each.balance(), each.open(), each.unapplied())))
            .toList();
    return new TrialAnswer(
        asOf,
        knownAt,
        position,
        agree,
        figures,
        documents,
        checks,
        conversion.of(sums, 3, AllBalances::figure));
  }

  static TrialAnswer of(Question question, Collection<Trial> trials) {
    List<Check> checks = trials.stream().flatMap(each -> each.checks().stream()).toList();
    return new TrialAnswer(
        question.asOf(),
        question.knownAt(),
        question.position(),
        checks.stream().allMatch(Check::agree),
        trials.stream().map(Trial::figures).toList(),
        trials.stream().flatMap(each -> each.documents().stream()).toList(),
        checks,
        null);
  }
}
