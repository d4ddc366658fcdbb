package huikuan.ledger.reports;

import huikuan.ledger.query.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The postings that a report adds up. */
public record Scope(
    Question question,
    @Nullable String company,
    @Nullable String currency,
    @Nullable String customer) {

  static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

  /** The condition on a posting {@code p}; its parameters are {@link #parameters}. */
  public String where() {
    return known() + ofCompany() + ofAccounts();
  }

  /** The condition on a posting {@code p} of any account; it has no parameters. */
  String known() {
    return "p.position <= %d AND p.effective <= %s"
        .formatted(question.position(), literal(question.asOf()));
  }

  /** By its number: comparing a posting's own column is faster than looking its account up. */
  private String ofCompany() {
    return company == null
        ? ""
        : " AND p.company = (SELECT any_value(company_id) FROM account WHERE company = ?)";
  }

  private String ofAccounts() {
    String filter =
        Stream.of(
                currency == null ? null : "currency = ?", customer == null ? null : "customer = ?")
            .filter(each -> each != null)
            .collect(Collectors.joining(" AND "));
    return filter.isEmpty()
        ? ""
        : " AND p.account IN (SELECT id FROM account WHERE " + filter + ")";
  }

  public List<Object> parameters() {
    return Stream.<@Nullable Object>of(company, currency, customer)
        .filter(each -> each != null)
        .map(Object.class::cast)
        .toList();
  }

  /** The same postings, of all days. */
  public Scope everyDay() {
    return new Scope(
        new Question(END_OF_TIME, question.dayGiven(), question.knownAt(), question.position()),
        company,
        currency,
        customer);
  }

  static String literal(LocalDate day) {
    return "DATE '" + day + "'";
  }
}
