package huikuan.ledger.reconciling;

import huikuan.contracts.Identifier;
import huikuan.ledger.query.Positions;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the packs that requests name. */
@Component
class MonthEnds {

  static final String ALLOWED_MONTH = "a month that is over, such as 2026-03";

  private static final Pattern MONTH = Pattern.compile("(19|2[01])\\d\\d-(0[1-9]|1[0-2])");

  private final Packs packs;
  private final PackChecks checks;
  private final Positions positions;
  private final CompanySettings companies;
  private final InstantSource clock;

  MonthEnds(
      Packs packs,
      PackChecks checks,
      Positions positions,
      CompanySettings companies,
      InstantSource clock) {
    this.packs = packs;
    this.checks = checks;
    this.positions = positions;
    this.companies = companies;
    this.clock = clock;
  }

  static String company(String written) {
    return RequestValues.read("company", written, Identifier::parseCompany);
  }

  static YearMonth month(String text) {
    if (!MONTH.matcher(text).matches()) {
      throw ProblemException.field("month", "a month, such as 2026-03");
    }
    return YearMonth.parse(text);
  }

  static boolean isMonth(String text) {
    return MONTH.matcher(text).matches();
  }

  /** Whether its last day has come for the company. */
  boolean isOver(String company, YearMonth month) {
    LocalDate today = companies.dayAt(company, clock.instant());
    return !month.atEndOfMonth().isAfter(today);
  }

  /** The current pack. */
  Packs.Read current(String company, YearMonth month) {
    return pack(company, month, null);
  }

  /**
   * @param position of an older pack; null = the current one
   * @throws ProblemException if there is none
   */
  Packs.Read pack(String company, YearMonth month, @Nullable String position) {
    List<Packs.Read> all = packs.read(company, month);
    if (all.isEmpty()) {
      throw new ProblemException(Problem.notFound("pack of", company + " " + month));
    }
    if (position == null) {
      return all.getLast();
    }
    long known = positions.read("position", position);
    return all.stream()
        .filter(each -> each.pack().position() == known)
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.notFound("pack of " + month + " with position", position)));
  }

  MonthEndView view(Packs.Read read) {
    return MonthEndView.of(read, checks.of(read.content()));
  }
}
