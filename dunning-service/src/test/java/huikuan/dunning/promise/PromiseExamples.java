package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.policy.PromiseTerms;
import huikuan.dunning.promise.PromiseCommand.FollowPromise;
import huikuan.dunning.promise.PromiseCommand.JudgePromise;
import huikuan.dunning.promise.PromiseCommand.MakePromise;
import huikuan.dunning.promise.PromiseCommand.Offered;
import huikuan.dunning.promise.PromiseCommand.Said;
import huikuan.dunning.promise.PromiseEvent.NeedsApproval;
import huikuan.dunning.promise.PromiseEvent.PartChanged;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer in Shanghai that owes 1000.00 by invoice F-1, and promises on 2013-03-01, at 10:00, to
 * pay 500.00 of it by 2013-03-08. It counts through 2013-03-10; 5.00 may be missing.
 */
final class PromiseExamples {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");
  static final PromisesKey KEY = new PromisesKey(ACCOUNT.customerId());
  static final String CASE = "reminder.CN01.F-1";
  static final LocalDate TODAY = LocalDate.of(2013, 3, 1);
  static final Instant NOW = TODAY.atTime(10, 0).atZone(SHANGHAI).toInstant();
  static final LocalDate ON = LocalDate.of(2013, 3, 8);
  static final LocalDate UNTIL = LocalDate.of(2013, 3, 10);
  static final Instant END = UNTIL.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
  static final Instant LAPSES = NOW.plus(Duration.ofDays(7));
  static final ArrangementId FIRST = promise(1);
  static final Said SAID = new Said(IfBroken.CALL, "li", "t-1", null, "by phone");
  static final Said BY_LINK = new Said(IfBroken.CALL, "li", null, "m-1", null);
  static final String TAKER = "person:chen.jing";
  static final Money NONE = yuan("0.00");

  private PromiseExamples() {}

  static ArrangementId promise(int number) {
    return new ArrangementId(PromiseEvent.KIND, ACCOUNT.customerId(), number);
  }

  static Money yuan(String amount) {
    return Money.parse(amount + " CNY");
  }

  static MakePromise make(String amount) {
    return make(amount, ON, SAID, false);
  }

  static MakePromise make(String amount, LocalDate on, Said said, boolean byApprover) {
    return new MakePromise(
        KEY,
        ACCOUNT,
        List.of(offered(amount)),
        NONE,
        TODAY,
        on,
        on.plusDays(2),
        on.plusDays(3).atStartOfDay(SHANGHAI).toInstant(),
        PromiseTerms.STANDARD,
        said,
        byApprover,
        NOW,
        LAPSES);
  }

  private static Offered offered(String amount) {
    ItemName item = new ItemName(ItemKind.INVOICE, "F-1");
    return new Offered(CASE, item, yuan(amount), yuan("1000.00"), yuan("1000.00"), 7);
  }

  static AgreedPart part() {
    return offered("500.00").part();
  }

  static PromiseMade made() {
    return made(1, "500.00", ON, SAID, null);
  }

  static PromiseMade proposed(NeedsApproval why) {
    return made(1, "500.00", ON, SAID, why);
  }

  static PromiseMade made(
      int number, String amount, LocalDate on, Said said, @Nullable NeedsApproval approval) {
    Instant endsAt = on.plusDays(3).atStartOfDay(SHANGHAI).toInstant();
    return new PromiseMade(
        promise(number),
        ACCOUNT,
        List.of(offered(amount).part()),
        yuan(amount),
        NONE,
        on,
        on.plusDays(2),
        endsAt,
        PromiseTerms.STANDARD.tolerance(yuan(amount)),
        said.ifBroken(),
        said.contactId(),
        said.talk(),
        said.message(),
        said.note(),
        TAKER,
        approval,
        approval == null ? null : endsAt.isBefore(LAPSES) ? endsAt : LAPSES);
  }

  /** Money that comes in for the claim, or with an amount above zero goes back of the last. */
  static FollowPromise follow(String change, LocalDate day, long position, Instant at) {
    return new FollowPromise(KEY, FIRST, change(change, day, position, at));
  }

  static ClaimChange change(String change, LocalDate day, long position, Instant at) {
    Money money = yuan(change);
    String receipt = "R-" + (money.signum() < 0 ? position : position - 1);
    return new ClaimChange(
        CASE,
        money,
        yuan("1000.00").plus(money),
        "receipt",
        "R-" + position,
        receipt,
        day,
        position,
        at);
  }

  /**
   * What is told of a change.
   *
   * @param until null = nothing is held for it
   */
  static PartChanged changed(
      AgreedPart after, String change, long position, @Nullable LocalDate until) {
    return new PartChanged(FIRST, ACCOUNT, after, yuan(change), "receipt R-" + position, until);
  }

  static AgreedPart paid(String amount, long position) {
    return part().after(change("-" + amount, ON, position, NOW), UNTIL);
  }

  static JudgePromise judge(String unapplied, Instant at) {
    return new JudgePromise(KEY, FIRST, yuan(unapplied), at);
  }

  static Promised promised(AgreedPart part) {
    return new Promised(List.of(part), part.amount(), ON, UNTIL);
  }

  /** As it was made. */
  static PromiseJudged judged(
      PromiseState verdict, String paid, String onAccount, String missing, Instant at) {
    return judged(part(), verdict, paid, onAccount, missing, at);
  }

  static PromiseJudged judged(
      AgreedPart part,
      PromiseState verdict,
      String paid,
      String onAccount,
      String missing,
      Instant at) {
    return new PromiseJudged(
        FIRST, ACCOUNT, promised(part), verdict, yuan(paid), yuan(onAccount), yuan(missing), at);
  }

  static PromiseJudged broken(int number, Instant at) {
    return new PromiseJudged(
        promise(number),
        ACCOUNT,
        promised(part()),
        PromiseState.BROKEN,
        NONE,
        NONE,
        yuan("500.00"),
        at);
  }

  static PromiseWithdrawn withdrawn(int number, String reason, Instant at) {
    return new PromiseWithdrawn(promise(number), ACCOUNT, promised(part()), reason, at, null);
  }
}
