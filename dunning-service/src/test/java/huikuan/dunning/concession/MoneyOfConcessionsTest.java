package huikuan.dunning.concession;

import static huikuan.dunning.concession.ConcessionExamples.ACCOUNT;
import static huikuan.dunning.concession.ConcessionExamples.CASE;
import static huikuan.dunning.concession.ConcessionExamples.DISCOUNT;
import static huikuan.dunning.concession.ConcessionExamples.FIRST;
import static huikuan.dunning.concession.ConcessionExamples.FIRST_DUE;
import static huikuan.dunning.concession.ConcessionExamples.KEY;
import static huikuan.dunning.concession.ConcessionExamples.NOW;
import static huikuan.dunning.concession.ConcessionExamples.PLAN;
import static huikuan.dunning.concession.ConcessionExamples.PROPOSER;
import static huikuan.dunning.concession.ConcessionExamples.SECOND_DUE;
import static huikuan.dunning.concession.ConcessionExamples.accepted;
import static huikuan.dunning.concession.ConcessionExamples.change;
import static huikuan.dunning.concession.ConcessionExamples.changed;
import static huikuan.dunning.concession.ConcessionExamples.check;
import static huikuan.dunning.concession.ConcessionExamples.decision;
import static huikuan.dunning.concession.ConcessionExamples.drafted;
import static huikuan.dunning.concession.ConcessionExamples.due;
import static huikuan.dunning.concession.ConcessionExamples.end;
import static huikuan.dunning.concession.ConcessionExamples.ended;
import static huikuan.dunning.concession.ConcessionExamples.paid;
import static huikuan.dunning.concession.ConcessionExamples.part;
import static huikuan.dunning.concession.ConcessionExamples.pay;
import static huikuan.dunning.concession.ConcessionExamples.terms;
import static huikuan.dunning.concession.ConcessionExamples.yuan;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.concession.ConcessionCommand.FollowConcession;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.HeldPart;
import huikuan.dunning.concession.ConcessionEvent.PartChanged;
import huikuan.dunning.concession.ConcessionEvent.Wanted;
import huikuan.dunning.concession.ConcessionTerms.IfMissed;
import huikuan.platform.actor.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** Credit notes, money that goes back, and money on account: what the customer still has to pay. */
class MoneyOfConcessionsTest {

  private static final LocalDate UNTIL = FIRST_DUE.plusDays(2);
  private static final LocalDate LAST = SECOND_DUE.plusDays(2);
  private static final LocalDate HELD_ON = UNTIL.plusDays(30);
  private static final AgreedPart PAID = paid("97.00", 8);
  private static final PartChanged CAME =
      changed(PAID, "receipt", "-97.00", 8, held("3.00", HELD_ON));
  private static final DuePaid ON_ACCOUNT =
      new DuePaid(FIRST, ACCOUNT, 1, yuan("97.00"), held("100.00", HELD_ON));

  private static ResultValidator<CustomerConcessions> when(
      Object command, ConcessionEvent... before) {
    return new AggregateTestFixture<>(CustomerConcessions.class)
        .registerIgnoredField(CustomerConcessions.class, "concessions")
        .given((Object[]) before)
        .when(command, Map.of(Actor.METADATA, PROPOSER));
  }

  private static List<HeldPart> held(String amount, LocalDate until) {
    return List.of(new HeldPart(CASE, yuan(amount), until));
  }

  private static ConcessionSettling settling(AgreedPart part, String amount) {
    Wanted wanted =
        new Wanted(
            decision(1),
            CASE,
            new ItemName(ItemKind.INVOICE, "F-1"),
            Posting.CREDIT_NOTE,
            yuan(amount));
    return new ConcessionSettling(
        FIRST,
        ACCOUNT,
        new Conceded(DISCOUNT, List.of(part)),
        List.of(wanted),
        "no money",
        PROPOSER,
        null);
  }

  @Test
  void aPlanIsKeptWhenTheRestIsCreditedOrAllIs() {
    AgreedPart part = paid("40.00", 8);
    PartChanged paid = changed(part, "receipt", "-40.00", 8, held("60.00", LAST));
    AgreedPart none = part.after(change("creditNote", "-60.00", FIRST_DUE, 9), LAST);
    when(
            new FollowConcession(KEY, FIRST, change("creditNote", "-60.00", FIRST_DUE, 9)),
            drafted(PLAN),
            accepted(PLAN, LAST),
            paid)
        .expectEvents(
            changed(none, "creditNote", "-60.00", 9, held("0.00", LAST)),
            ended(PLAN, none, ConcessionState.KEPT, null, NOW));
    AgreedPart reversed = part().after(change("reversal", "-100.00", FIRST_DUE, 8), LAST);
    when(
            new FollowConcession(KEY, FIRST, change("reversal", "-100.00", FIRST_DUE, 8)),
            drafted(PLAN),
            accepted(PLAN, LAST))
        .expectEvents(
            changed(reversed, "reversal", "-100.00", 8, held("0.00", LAST)),
            ended(PLAN, reversed, ConcessionState.KEPT, null, NOW));
  }

  @Test
  void aCreditNoteLessensWhatADiscountAsksFor() {
    AgreedPart less = part().after(change("creditNote", "-50.00", FIRST_DUE, 8), UNTIL);
    PartChanged credited = changed(less, "creditNote", "-50.00", 8, held("50.00", UNTIL));
    AgreedPart all = less.after(change("receipt", "-47.00", FIRST_DUE, 9), UNTIL);
    when(pay("47.00", FIRST_DUE, 9), drafted(DISCOUNT), accepted(DISCOUNT, UNTIL), credited)
        .expectEvents(
            changed(all, "receipt", "-47.00", 9, held("3.00", HELD_ON)), settling(all, "3.00"));
  }

  @Test
  void noMoreIsAskedOfTheLedgerThanIsGranted() {
    AgreedPart part = paid("96.10", 8);
    when(pay("96.10", FIRST_DUE, 8), drafted(DISCOUNT), accepted(DISCOUNT, UNTIL))
        .expectEvents(
            changed(part, "receipt", "-96.10", 8, held("3.90", HELD_ON)), settling(part, "3.00"));
  }

  @Test
  void moneyThatGoesBackWhileTheLedgerIsAskedEndsIt() {
    AgreedPart back = PAID.after(change("receipt", "97.00", FIRST_DUE, 9), UNTIL);
    when(
            new FollowConcession(KEY, FIRST, change("receipt", "97.00", FIRST_DUE, 9)),
            drafted(DISCOUNT),
            accepted(DISCOUNT, UNTIL),
            CAME,
            settling(PAID, "3.00"))
        .expectEvents(
            changed(back, "receipt", "97.00", 9, held("100.00", UNTIL)),
            ended(DISCOUNT, back, ConcessionState.MISSED, "bounced", NOW));
    AgreedPart cent = PAID.after(change("receipt", "0.50", FIRST_DUE, 9), UNTIL);
    when(
            new FollowConcession(KEY, FIRST, change("receipt", "0.50", FIRST_DUE, 9)),
            drafted(DISCOUNT),
            accepted(DISCOUNT, UNTIL),
            CAME,
            settling(PAID, "3.00"))
        .expectEvents(changed(cent, "receipt", "0.50", 9, held("3.50", HELD_ON)));
  }

  @Test
  void moneyOnAccountThatNobodyAllocatesIsLookedAtOnceMore() {
    Instant over = end(HELD_ON);
    ConcessionEvent[] before = {drafted(DISCOUNT), accepted(DISCOUNT, UNTIL), ON_ACCOUNT};
    when(check("0.00", over.minusMillis(1)), before).expectNoEvents();
    when(check("0.00", over), before)
        .expectEvents(ended(DISCOUNT, part(), ConcessionState.MISSED, "bounced", over));
    when(check("97.00", over), before).expectEvents(settling(part(), "3.00"));
  }

  @Test
  void instalmentsAreMissedByNoMoreThanIsOwed() {
    ConcessionTerms goingOn =
        terms(
            ConcessionKind.PLAN,
            List.of(due(FIRST_DUE, "40.00"), due(SECOND_DUE, "60.00")),
            IfMissed.GOES_ON);
    AgreedPart less = part().after(change("creditNote", "-70.00", FIRST_DUE, 8), LAST);
    when(
            check("0.00", end(UNTIL)),
            drafted(goingOn),
            accepted(goingOn, LAST),
            changed(less, "creditNote", "-70.00", 8, held("30.00", LAST)))
        .expectEvents(
            new ConcessionEvent.DueMissed(FIRST, ACCOUNT, 1, yuan("30.00"), held("0.00", LAST)));
  }
}
