package huikuan.ledger.query;

import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.projection.Follower;
import huikuan.platform.web.Days;
import huikuan.platform.web.Moments;
import huikuan.platform.web.Page;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes questions exact: which day, which commits. An answer knows all that was acknowledged before
 * it was asked for; to be sure of that it waits for the read model.
 */
@Component
public class Questions {

  private final EventLog log;
  private final Positions positions;
  private final Follower balances;
  private final CatchUp catchUp;
  private final CompanySettings companies;
  private final Clock clock;

  Questions(
      EventLog log,
      Positions positions,
      Follower balancesFollower,
      CatchUp balancesCatchUp,
      CompanySettings companies,
      Clock clock) {
    this.log = log;
    this.positions = positions;
    this.balances = balancesFollower;
    this.catchUp = balancesCatchUp;
    this.companies = companies;
    this.clock = clock;
  }

  /**
   * @param company whose day today is; null = the default time zone's
   * @throws ProblemException if a field is malformed, or the read model is behind
   */
  public Question ask(@Nullable String company, TimeParameters when) {
    ZoneId zone = companies.timeZone(company);
    LocalDate day =
        when.asOf() == null
            ? companies.dayAt(company, clock.instant())
            : Days.parse("asOf", when.asOf());
    boolean dayGiven = when.asOf() != null;
    positions.check(when.atLeast());
    long head = await(log.head());
    if (when.knownAt() == null) {
      return new Question(day, dayGiven, now(zone), head);
    }
    KnownMoment known = known("knownAt", when.knownAt(), zone);
    return new Question(day, dayGiven, known.moment(), known.position());
  }

  /**
   * Makes the question of one page of a list exact: all pages speak of the moment of the first.
   *
   * @throws ProblemException also if the page goes on from a position that the log has not
   */
  public Question ask(@Nullable String company, TimeParameters when, Page page) {
    Question question = ask(company, when);
    if (page.isFirst()) {
      return question;
    }
    return new Question(
        Days.parse("after", page.pinned(0)),
        question.dayGiven(),
        Moments.parse("after", page.pinned(1)),
        await(positions.within("after", page.pinnedNumber(2))));
  }

  /**
   * A moment of knowledge, made exact; the read model has it. One still to come is now.
   *
   * @param text a position, or a moment with its offset
   * @param zone of the moment of a position
   */
  private KnownMoment known(String field, String text, ZoneId zone) {
    if (Positions.written(text)) {
      long position = positions.read(field, text);
      return new KnownMoment(
          log.recordedAt(position).atZone(zone).toOffsetDateTime(), await(position));
    }
    OffsetDateTime asked = Moments.parse(field, text, Positions.ALLOWED_KNOWN_AT);
    OffsetDateTime now = now(zone);
    OffsetDateTime moment = asked.isAfter(now) ? now : asked;
    return new KnownMoment(moment, await(log.positionAt(moment.toInstant())));
  }

  /**
   * The earlier of the two moments that a question about changes compares.
   *
   * @param knownFrom a position, or a moment with its offset
   * @param company whose time zone the moment of a position is in; null = the default
   * @param question has the later moment
   * @throws ProblemException if it is neither, or after the later moment
   */
  public KnownMoment earlier(String knownFrom, @Nullable String company, Question question) {
    KnownMoment from = known("knownFrom", knownFrom, companies.timeZone(company));
    if (from.position() > question.position()) {
      throw ProblemException.field(
          "knownFrom", "not after knownAt, which is position " + question.position());
    }
    return from;
  }

  private OffsetDateTime now(ZoneId zone) {
    return OffsetDateTime.ofInstant(clock.instant(), zone);
  }

  private long await(long position) {
    String contradiction = balances.contradiction();
    if (contradiction != null) {
      throw new ProblemException(
          Problem.of(
              "read-model-down",
              "Finance's read model does not belong to this log",
              503,
              contradiction
                  + ". Either the log is restored, or the read model made anew"
                  + " (huikuan.balances.rebuild)."));
    }
    catchUp.await(position);
    return position;
  }
}
