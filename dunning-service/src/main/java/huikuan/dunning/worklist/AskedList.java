package huikuan.dunning.worklist;

import huikuan.contracts.Identifier;
import huikuan.dunning.portfolio.Assignment;
import huikuan.dunning.portfolio.Portfolio;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.web.Days;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which list is asked for.
 *
 * @param portfolio null = those that the collector answers for
 * @param collector null = all customers, or those of the portfolio
 */
record AskedList(
    String company, @Nullable String portfolio, @Nullable String collector, LocalDate day) {

  private static final String ALL = "*";
  private static final int MOST_DAYS = 31;

  /** Reads what a request asks for. */
  static AskedList of(
      String writtenCompany,
      @Nullable String portfolio,
      @Nullable String writtenCollector,
      @Nullable String writtenDay,
      CompanySettings companies,
      Instant now) {
    String company = RequestValues.read("company", writtenCompany, Identifier::parseCompany);
    LocalDate today = companies.dayAt(company, now);
    LocalDate day = writtenDay == null ? today : Days.parse("day", writtenDay);
    LocalDate last = today.plusDays(MOST_DAYS);
    if (day.isBefore(today) || day.isAfter(last)) {
      throw ProblemException.field(
          "day", "a day from " + today + " (today at the company) to " + last);
    }
    if (portfolio != null && writtenCollector != null) {
      throw ProblemException.field("collector", "not beside portfolio");
    }
    String collector = portfolio == null ? collector(writtenCollector) : null;
    return new AskedList(company, portfolio, collector, day);
  }

  /** The person whose list it is; null = nobody's, all customers are on it. */
  static @Nullable String collector(@Nullable String written) {
    if (written == null) {
      return Caller.current()
          .filter(caller -> caller.kind() != Caller.Kind.ANYBODY)
          .map(Caller::actor)
          .orElse(null);
    }
    if (!written.equals(ALL) && !written.matches("(person|client):.{1,180}")) {
      throw ProblemException.field("collector", "a person, such as person:li.qiang, or *");
    }
    return written.equals(ALL) ? null : written;
  }

  ListQuestion question() {
    return ListQuestion.of("worklist")
        .with("company", company)
        .with("portfolio", portfolio)
        .with("collector", collector)
        .with("day", day);
  }

  /** The names of the portfolios whose customers are on it; null = all customers are. */
  @Nullable Set<String> portfolios(Assignment assignment, WorkList list) {
    if (portfolio != null) {
      if (assignment.portfolios().stream().map(Portfolio::name).noneMatch(portfolio::equals)) {
        throw ProblemException.field("portfolio", "the name of a portfolio of the company");
      }
      return Set.of(portfolio);
    }
    return collector == null ? null : list.answeredBy(collector, assignment, day);
  }
}
