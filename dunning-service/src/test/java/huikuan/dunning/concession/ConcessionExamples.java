package huikuan.dunning.concession;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.concession.ConcessionCommand.AcceptConcession;
import huikuan.dunning.concession.ConcessionCommand.CheckConcession;
import huikuan.dunning.concession.ConcessionCommand.DraftConcession;
import huikuan.dunning.concession.ConcessionCommand.FollowConcession;
import huikuan.dunning.concession.ConcessionCommand.HearPosting;
import huikuan.dunning.concession.ConcessionCommand.Offered;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.HeldPart;
import huikuan.dunning.concession.ConcessionEvent.PartChanged;
import huikuan.dunning.concession.ConcessionTerms.Due;
import huikuan.dunning.concession.ConcessionTerms.IfMissed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer in Shanghai that owes 100.00 by invoice F-1. On 2013-03-01, at 10:00, it is granted a
 * concession, which it can accept through 2013-03-08.
 */
final class ConcessionExamples {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");
  static final ConcessionsKey KEY = new ConcessionsKey(ACCOUNT.customerId());
  static final String CASE = "reminder.CN01.F-1";
  static final LocalDate TODAY = LocalDate.of(2013, 3, 1);
  static final Instant NOW = TODAY.atTime(10, 0).atZone(SHANGHAI).toInstant();
  static final LocalDate OFFERED = LocalDate.of(2013, 3, 8);
  static final LocalDate FIRST_DUE = LocalDate.of(2013, 3, 20);
  static final LocalDate SECOND_DUE = LocalDate.of(2013, 4, 20);
  static final LocalDate DUTY = LocalDate.of(2013, 3, 15);
  static final Instant LAPSES = NOW.plus(Duration.ofDays(7));
  static final ArrangementId FIRST = concession(1);
  static final String PROPOSER = "person:li.na";
  static final Money NONE = yuan("0.00");

  /** Two instalments; the tolerance is 1.00. */
  static final ConcessionTerms PLAN =
      terms(
          ConcessionKind.PLAN,
          List.of(due(FIRST_DUE, "40.00"), due(SECOND_DUE, "60.00")),
          IfMissed.GOES_ON);

  /** If 97.00 are paid by the first day, 3.00 are credited. */
  static final ConcessionTerms DISCOUNT =
      terms(ConcessionKind.DISCOUNT, List.of(due(FIRST_DUE, "97.00")), IfMissed.ENDS);

  static final ConcessionTerms EXTENSION =
      terms(ConcessionKind.EXTENSION, List.of(), IfMissed.ENDS);
  static final ConcessionTerms EXCHANGE = terms(ConcessionKind.EXCHANGE, List.of(), IfMissed.ENDS);
  static final ConcessionTerms SERVICE =
      terms(ConcessionKind.SERVICE, List.of(due(FIRST_DUE, "100.00")), IfMissed.ENDS);

  private ConcessionExamples() {}

  static ArrangementId concession(int number) {
    return new ArrangementId(ConcessionEvent.KIND, ACCOUNT.customerId(), number);
  }

  static Money yuan(String amount) {
    return Money.parse(amount + " CNY");
  }

  static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
  }

  /** Its money counts for two days more. */
  static Due due(LocalDate on, String amount) {
    return new Due(on, yuan(amount), on.plusDays(2), end(on.plusDays(2)));
  }

  static ConcessionTerms terms(ConcessionKind kind, List<Due> dues, IfMissed ifMissed) {
    return new ConcessionTerms(
        kind,
        yuan("100.00"),
        dues,
        kind.hasDues() ? yuan("1.00") : NONE,
        ifMissed,
        kind == ConcessionKind.EXTENSION ? SECOND_DUE : null,
        kind.hasDuty() ? "exchange two boxes" : null,
        kind.hasDuty() ? DUTY : null,
        kind.hasDuty() ? end(DUTY) : null,
        OFFERED,
        end(OFFERED));
  }

  static DraftConcession draft(ConcessionTerms terms, @Nullable Instant lapsesAt) {
    return draft(terms, "100.00", lapsesAt);
  }

  static DraftConcession draft(ConcessionTerms terms, String amount, @Nullable Instant lapsesAt) {
    ItemName item = new ItemName(ItemKind.INVOICE, "F-1");
    Offered offered = new Offered(CASE, item, yuan(amount), yuan("100.00"), yuan("100.00"), 7);
    return new DraftConcession(
        KEY, ACCOUNT, terms, List.of(offered), NONE, "li", "t-1", "no money", lapsesAt);
  }

  static AgreedPart part() {
    return AgreedPart.of(CASE, ItemKind.INVOICE, "F-1", yuan("100.00"), yuan("100.00"), 7);
  }

  static ConcessionDrafted drafted(ConcessionTerms terms) {
    return drafted(1, terms, null);
  }

  static ConcessionDrafted drafted(int number, ConcessionTerms terms, @Nullable Instant lapsesAt) {
    return new ConcessionDrafted(
        concession(number),
        ACCOUNT,
        terms,
        List.of(part()),
        NONE,
        "li",
        "t-1",
        "no money",
        PROPOSER,
        lapsesAt);
  }

  static AcceptConcession accept() {
    return new AcceptConcession(KEY, FIRST, "li", null, null, NOW);
  }

  static ConcessionAccepted accepted(ConcessionTerms terms, LocalDate heldUntil) {
    return new ConcessionAccepted(
        FIRST,
        ACCOUNT,
        new Conceded(terms, List.of(part())),
        "li",
        null,
        null,
        List.of(new HeldPart(CASE, yuan("100.00"), heldUntil)),
        NOW);
  }

  static FollowConcession pay(String amount, LocalDate day, long position) {
    return new FollowConcession(KEY, FIRST, change("receipt", "-" + amount, day, position));
  }

  static ClaimChange change(String kind, String change, LocalDate day, long position) {
    Money money = yuan(change);
    String source = "D-" + (money.signum() < 0 ? position : position - 1);
    return new ClaimChange(
        CASE, money, yuan("100.00").plus(money), kind, "D-" + position, source, day, position, NOW);
  }

  /** The part when something was paid of it. */
  static AgreedPart paid(String amount, long position) {
    return part().after(change("receipt", "-" + amount, TODAY, position), LocalDate.MAX);
  }

  static PartChanged changed(
      AgreedPart after, String kind, String change, long position, List<HeldPart> held) {
    return new PartChanged(FIRST, ACCOUNT, after, yuan(change), kind, "D-" + position, held);
  }

  static CheckConcession check(String unapplied, Instant at) {
    return new CheckConcession(KEY, FIRST, yuan(unapplied), true, at);
  }

  static ConcessionEnded ended(
      ConcessionTerms terms,
      AgreedPart part,
      ConcessionState outcome,
      @Nullable String reason,
      Instant at) {
    return new ConcessionEnded(
        FIRST, ACCOUNT, new Conceded(terms, List.of(part)), outcome, reason, null, null, at);
  }

  static String decision(int settling) {
    return Decisions.of(ConcessionPostings.KIND, FIRST, settling, 1);
  }

  static HearPosting hear(int settling, PostingOutcome outcome) {
    return new HearPosting(
        KEY, new PostingAnswered(ACCOUNT, decision(settling), outcome, null, null, null), NOW);
  }
}
