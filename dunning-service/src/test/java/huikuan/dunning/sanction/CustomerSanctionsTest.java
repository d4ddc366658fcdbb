package huikuan.dunning.sanction;

import static huikuan.dunning.sanction.Examples.EURO;
import static huikuan.dunning.sanction.Examples.KEY;
import static huikuan.dunning.sanction.Examples.MONDAY;
import static huikuan.dunning.sanction.Examples.NOW;
import static huikuan.dunning.sanction.Examples.PROOF;
import static huikuan.dunning.sanction.Examples.YUAN;
import static huikuan.dunning.sanction.Examples.at;
import static huikuan.dunning.sanction.Examples.join;
import static huikuan.dunning.sanction.Examples.money;
import static huikuan.dunning.sanction.Examples.start;
import static huikuan.dunning.sanction.Story.names;
import static huikuan.dunning.sanction.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.ItemKind;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.Lack.What;
import huikuan.dunning.sanction.SanctionAnswer.AnsweredOtherwise;
import huikuan.dunning.sanction.SanctionAnswer.Done;
import huikuan.dunning.sanction.SanctionAnswer.Lacking;
import huikuan.dunning.sanction.SanctionAnswer.NotInForce;
import huikuan.dunning.sanction.SanctionAnswer.NotLast;
import huikuan.dunning.sanction.SanctionAnswer.OtherOrder;
import huikuan.dunning.sanction.SanctionAnswer.OtherSystem;
import huikuan.dunning.sanction.SanctionAnswer.Unknown;
import huikuan.dunning.sanction.SanctionCommand.AcknowledgeOrder;
import huikuan.dunning.sanction.SanctionCommand.ApproveLift;
import huikuan.dunning.sanction.SanctionCommand.ApproveSanction;
import huikuan.dunning.sanction.SanctionCommand.NoteDispute;
import huikuan.dunning.sanction.SanctionCommand.ProposeLift;
import huikuan.dunning.sanction.SanctionCommand.ProposeSanction;
import huikuan.dunning.sanction.SanctionCommand.ProveDemand;
import huikuan.dunning.sanction.SanctionCommand.RejectLift;
import huikuan.dunning.sanction.SanctionCommand.RejectSanction;
import huikuan.dunning.sanction.SanctionCommand.ReviewSanctions;
import huikuan.dunning.sanction.SanctionCommand.SettleInvoice;
import huikuan.dunning.sanction.SanctionEvent.AnswerMissing;
import huikuan.dunning.sanction.SanctionEvent.EscalationOpened;
import huikuan.dunning.sanction.SanctionEvent.EvidenceMissing;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.OrderAcknowledged;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.dunning.sanction.SanctionEvent.SanctionApproved;
import huikuan.dunning.sanction.SanctionEvent.SanctionLapsed;
import huikuan.dunning.sanction.SanctionEvent.SanctionLifted;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.dunning.sanction.SanctionEvent.SanctionRejected;
import huikuan.dunning.sanction.SanctionEvent.SanctionWithdrawn;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerSanctionsTest {

  private static final String LI = "person:li.na";
  private static final String WANG = "person:wang.wei";

  private final Story story = new Story();

  private List<Object> review(Instant now) {
    return story.when(new ReviewSanctions(KEY, now));
  }

  /** One claim with all evidence, and stopping supply proposed for it. */
  private void proposed() {
    story.basis.owes(YUAN, "I-1", "20000.00 CNY", "0.00 CNY");
    story.given(join(YUAN, "I-1", "20000.00 CNY", "10000.00 CNY", PROOF, 1));
    only(SanctionProposed.class, review(NOW));
  }

  private void inForce() {
    proposed();
    story.when(new ApproveSanction(KEY, 1, NOW), LI);
    assertThat(story.answer()).isEqualTo(Verdict.APPROVED);
  }

  private void settled() {
    story.basis.owed.clear();
  }

  private List<Object> settle(String invoice, long position) {
    settled();
    return story.when(
        new SettleInvoice(KEY, YUAN, ItemKind.INVOICE, invoice, "settled", NOW, position));
  }

  private static ProposeSanction propose(
      SanctionKind kind,
      @Nullable String form,
      @Nullable String ground,
      @Nullable String clause,
      Instant now) {
    return new ProposeSanction(KEY, kind, form, null, ground, clause, "it is time", now);
  }

  private List<What> lacks() {
    assertThat(story.answer()).isInstanceOf(Lacking.class);
    return ((Lacking) Objects.requireNonNull(story.answer()))
        .missing().stream().map(Lack::what).toList();
  }

  @Test
  void anEscalationFollowsTheLadderOfItsDayAndAnInvoiceJoinsOnce() {
    assertThat(story.when(join(YUAN, "I-1", "20000.00 CNY", null, PROOF, 1)).getFirst())
        .isEqualTo(new EscalationOpened("escalation.CN01.ACME.CNY.1", YUAN, 1, "standard/1"));
    assertThat(story.when(join(YUAN, "I-1", "20000.00 CNY", null, PROOF, 2))).isEmpty();
    assertThat(story.when(join(YUAN, "I-2", "20000.00 CNY", null, PROOF, 1))).isEmpty();
    assertThat(names(story.when(join(EURO, "I-2", "20.00 EUR", null, PROOF, 2))))
        .containsExactly("EscalationOpened", "InvoiceJoined");
  }

  @Test
  void theMachineProposesWhenTheEvidenceIsComplete() {
    story.basis.owes(YUAN, "I-1", "20000.00 CNY", "0.00 CNY");
    story.given(join(YUAN, "I-1", "20000.00 CNY", "10000.00 CNY", PROOF, 1));
    SanctionProposed event = only(SanctionProposed.class, review(NOW));
    assertThat(event.kind()).isEqualTo(SanctionKind.STOP_SUPPLY);
    assertThat(event.asked()).containsExactly(money("20000.00 CNY"));
    assertThat(event.evidence().ground()).isEqualTo("defence-of-performance");
    assertThat(event.evidence().items().getFirst().proof()).isEqualTo(PROOF);
    assertThat(event.lapsesAt()).as("ten working days").isEqualTo(start(MONDAY.plusDays(15)));
    assertThat(event.what())
        .containsEntry("asked", "20000.00 CNY")
        .containsEntry("proofs", "B-7 signed-for 2013-02-27")
        .containsEntry("ready", "true");
    assertThat(review(NOW)).as("once").isEmpty();
  }

  @Test
  void amountsOfDifferentCurrenciesAreNotAdded() {
    story.basis.owes(YUAN, "I-1", "9000.00 CNY", "0.00 CNY");
    story.basis.owes(EURO, "I-2", "1900.00 EUR", "0.00 EUR");
    story.given(
        join(YUAN, "I-1", "9000.00 CNY", "10000.00 CNY", PROOF, 1),
        join(EURO, "I-2", "1900.00 EUR", "2000.00 EUR", PROOF, 2));
    assertThat(review(NOW)).as("enough in neither").isEmpty();
    story.basis.owes(EURO, "I-3", "100.00 EUR", "0.00 EUR");
    story.given(join(EURO, "I-3", "100.00 EUR", "2000.00 EUR", PROOF, 3));
    SanctionProposed event = only(SanctionProposed.class, review(NOW));
    assertThat(event.asked()).containsExactly(money("9000.00 CNY"), money("2000.00 EUR"));
    assertThat(event.cases())
        .containsExactly("escalation.CN01.ACME.CNY.1", "escalation.CN01.ACME.EUR.1");
  }

  @Test
  void theMachineSaysOnceWhatIsMissingAndProposesWhenItIsThere() {
    story.basis.owes(YUAN, "I-1", "20000.00 CNY", "0.00 CNY");
    story.basis.unready.add("I-1");
    story.given(join(YUAN, "I-1", "20000.00 CNY", null, null, 1));
    EvidenceMissing event = only(EvidenceMissing.class, review(NOW));
    assertThat(event.missing().stream().map(Lack::what))
        .containsExactly(What.DEMAND_NOT_PROVEN, What.NOT_READY);
    assertThat(event.missing().getLast().detail()).isEqualTo("evidence contract");
    assertThat(review(NOW)).isEmpty();

    story.basis.unready.clear();
    assertThat(only(EvidenceMissing.class, review(NOW)).missing()).hasSize(1);
    story.given(new ProveDemand(KEY, YUAN, ItemKind.INVOICE, "I-1", PROOF));
    assertThat(names(review(NOW))).containsExactly("SanctionProposed");
  }

  @Test
  void whatNoLongerMattersIsNotMissing() {
    story.basis.owes(YUAN, "I-1", "20000.00 CNY", "0.00 CNY");
    story.given(join(YUAN, "I-1", "20000.00 CNY", null, null, 1));
    only(EvidenceMissing.class, review(NOW));
    story.basis.customerHeld = true;
    assertThat(only(EvidenceMissing.class, review(NOW)).missing()).isEmpty();
    assertThat(review(NOW)).isEmpty();
  }

  @Test
  void claimsWithEvidenceAreEnoughByThemselves() {
    story.basis.owes(YUAN, "I-1", "20000.00 CNY", "0.00 CNY");
    story.basis.owes(YUAN, "I-2", "5000.00 CNY", "0.00 CNY");
    story.given(
        join(YUAN, "I-1", "20000.00 CNY", "10000.00 CNY", PROOF, 1),
        join(YUAN, "I-2", "5000.00 CNY", "10000.00 CNY", null, 2));
    SanctionProposed event = only(SanctionProposed.class, review(NOW));
    assertThat(event.asked()).containsExactly(money("20000.00 CNY"));
  }

  @Test
  void aCountryOfWhichNoGroundIsKnownNeedsAPerson() {
    story.basis.country = "US";
    story.basis.owes(YUAN, "I-1", "20000.00 CNY", "0.00 CNY");
    story.given(join(YUAN, "I-1", "20000.00 CNY", null, PROOF, 1));
    Lack lack = only(EvidenceMissing.class, review(NOW)).missing().getFirst();
    assertThat(lack.what()).isEqualTo(What.NO_GROUND);
    assertThat(lack.detail()).isEqualTo("contract-clause");
    story.when(propose(SanctionKind.STOP_SUPPLY, null, "contract-clause", null, NOW), LI);
    assertThat(lacks()).containsExactly(What.NO_CLAUSE);
    List<Object> events =
        story.when(propose(SanctionKind.STOP_SUPPLY, null, "contract-clause", "8.2", NOW), LI);
    SanctionProposed event = only(SanctionProposed.class, events);
    assertThat(event.evidence().clause()).isEqualTo("8.2");
    assertThat(event.proposedBy()).isEqualTo(LI);
  }

  @Test
  void germanyHasItsOwnGround() {
    story.basis.country = "DE";
    proposed();
    assertThat(story.basis.ladder.steps().getFirst().groundFor("DE").orElseThrow().name())
        .isEqualTo("bgb-320-321");
  }

  @Test
  void aProposalIsWithdrawnWhenItsCauseGoes() {
    proposed();
    story.basis.owes(YUAN, "I-1", "9999.00 CNY", "0.00 CNY");
    assertThat(only(SanctionWithdrawn.class, review(NOW)).reason()).isEqualTo("below-minimum");
    assertThat(review(NOW)).as("once").isEmpty();
    story.basis.owes(YUAN, "I-1", "20000.00 CNY", "0.00 CNY");
    assertThat(only(SanctionProposed.class, review(NOW)).number()).isEqualTo(2);
    story.basis.credits.put(
        YUAN, List.of(new Unapplied("receipt R-1", null, money("20000.00 CNY"))));
    SanctionWithdrawn covered = only(SanctionWithdrawn.class, review(NOW));
    assertThat(covered.reason()).isEqualTo("covered");
    assertThat(covered.detail()).isEqualTo("receipt R-1");
    story.basis.credits.clear();
    only(SanctionProposed.class, review(NOW));
    story.basis.customerHeld = true;
    assertThat(only(SanctionWithdrawn.class, review(NOW)).reason()).isEqualTo("on-hold");
  }

  @Test
  void aProposalLapsesAndIsMadeAgainAfterTheLaddersDistance() {
    proposed();
    LocalDate lapsed = MONDAY.plusDays(15);
    SanctionLapsed event = only(SanctionLapsed.class, review(start(lapsed)));
    assertThat(event.again()).as("five working days").isEqualTo(start(lapsed.plusDays(7)));
    assertThat(review(at(lapsed.plusDays(6)))).isEmpty();
    assertThat(names(review(start(lapsed.plusDays(7))))).containsExactly("SanctionProposed");
  }

  @Test
  void aRejectedProposalIsMadeAgainAfterTheLaddersDistance() {
    proposed();
    List<Object> events = story.when(new RejectSanction(KEY, 1, "they pay soon", NOW), WANG);
    assertThat(story.answer()).isEqualTo(Verdict.REJECTED);
    assertThat(only(SanctionRejected.class, events).again()).isEqualTo(start(MONDAY.plusDays(7)));
    assertThat(review(at(MONDAY.plusDays(6)))).isEmpty();
    assertThat(names(review(at(MONDAY.plusDays(7))))).containsExactly("SanctionProposed");
    story.when(new RejectSanction(KEY, 1, "again", NOW), WANG);
    assertThat(story.answer()).isEqualTo(Verdict.DECIDED);
  }

  @Test
  void anotherPersonApprovesAndTheSystemsAreToldOnce() {
    proposed();
    SanctionApproved event =
        only(SanctionApproved.class, story.when(new ApproveSanction(KEY, 1, NOW), LI));
    assertThat(event.systems()).containsExactly("erp");
    assertThat(event.answerBy()).as("one working day").isEqualTo(start(MONDAY.plusDays(2)));
    assertThat(event.again())
        .as("the next steps")
        .containsExactly(start(MONDAY.plusDays(14)), start(MONDAY.plusDays(28)));
    assertThat(story.when(new ApproveSanction(KEY, 1, NOW), WANG)).isEmpty();
    assertThat(story.answer()).isEqualTo(Verdict.DECIDED);
    story.when(new ApproveSanction(KEY, 2, NOW), WANG);
    assertThat(story.answer()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void nobodyApprovesWhatHeProposedNorTooLateNorWithoutACause() {
    story.basis.country = "US";
    story.basis.owes(YUAN, "I-1", "20000.00 CNY", "0.00 CNY");
    story.given(join(YUAN, "I-1", "20000.00 CNY", null, PROOF, 1));
    story.when(propose(SanctionKind.STOP_SUPPLY, null, "contract-clause", "8.2", NOW), LI);
    assertThat(story.when(new ApproveSanction(KEY, 1, NOW), LI)).isEmpty();
    assertThat(story.answer()).isEqualTo(Verdict.OWN_PROPOSAL);
    story.when(new ApproveSanction(KEY, 1, NOW), Story.MACHINE);
    assertThat(story.answer()).isEqualTo(Verdict.NOT_A_PERSON);
    story.when(new ApproveSanction(KEY, 1, start(MONDAY.plusDays(15))), WANG);
    assertThat(story.answer()).isEqualTo(Verdict.LAPSED);
    story.basis.customerHeld = true;
    assertThat(names(story.when(new ApproveSanction(KEY, 1, NOW), WANG)))
        .containsExactly("SanctionWithdrawn");
    assertThat(story.answer()).isEqualTo(Verdict.DECIDED);
  }

  @Test
  void theNextStepIsProposedWhenItsTimeHasCome() {
    inForce();
    story.when(answer("erp", Outcome.DONE));
    assertThat(review(at(MONDAY.plusDays(13)))).isEmpty();
    assertThat(only(SanctionProposed.class, review(at(MONDAY.plusDays(14)))).kind())
        .isEqualTo(SanctionKind.STOP_SERVICE);
  }

  @Test
  void aPersonIsToldAllThatIsMissing() {
    story.when(propose(SanctionKind.STOP_SUPPLY, null, null, null, NOW), LI);
    assertThat(story.answer()).isEqualTo(new Unknown());
    story.basis.owes(YUAN, "I-1", "100.00 CNY", "0.00 CNY");
    story.given(join(YUAN, "I-1", "100.00 CNY", "10000.00 CNY", null, 1));
    story.when(
        new NoteDispute(KEY, YUAN, ItemKind.INVOICE, "I-1", "letter B-1 1", true), Story.MACHINE);
    assertThat(story.when(propose(SanctionKind.LEGAL_ACTION, "payment-order", null, null, NOW), LI))
        .isEmpty();
    assertThat(lacks())
        .containsExactly(
            What.NOT_ENOUGH_ASKED, What.NOT_IN_ORDER, What.DISPUTED, What.DEMAND_NOT_PROVEN);
  }

  @Test
  void aPaymentOrderIsOnlyProposedWhileNothingIsDisputed() {
    lawyersLetterInForce();
    story.given(new NoteDispute(KEY, YUAN, ItemKind.INVOICE, "I-1", "letter B-1 1", true));
    Instant later = at(MONDAY.plusDays(60));
    story.when(propose(SanctionKind.LEGAL_ACTION, "payment-order", null, null, later), LI);
    assertThat(lacks()).containsExactly(What.DISPUTED);
    assertThat(
            story.when(new NoteDispute(KEY, YUAN, ItemKind.INVOICE, "I-1", "letter B-1 1", true)))
        .as("once")
        .isEmpty();
    story.given(new NoteDispute(KEY, YUAN, ItemKind.INVOICE, "I-1", "letter B-1 1", false));
    only(
        SanctionProposed.class,
        story.when(propose(SanctionKind.LEGAL_ACTION, "payment-order", null, null, later), LI));
    story.when(propose(SanctionKind.LEGAL_ACTION, "suit", null, null, later), LI);
    assertThat(lacks()).containsExactly(What.PROPOSED_ALREADY);
  }

  /** Number 3 of the customer. */
  private Instant paymentOrderProposed() {
    lawyersLetterInForce();
    Instant later = at(MONDAY.plusDays(60));
    only(
        SanctionProposed.class,
        story.when(propose(SanctionKind.LEGAL_ACTION, "payment-order", null, null, later), LI));
    return later;
  }

  @Test
  void aPaymentOrderIsWithdrawnWhenSomethingIsDisputed() {
    Instant later = paymentOrderProposed();
    story.given(new NoteDispute(KEY, YUAN, ItemKind.INVOICE, "I-1", "letter B-1 1", true));
    SanctionWithdrawn event = only(SanctionWithdrawn.class, review(later));
    assertThat(event.number()).isEqualTo(3);
    assertThat(event.reason()).isEqualTo("disputed");
    assertThat(event.detail()).isEqualTo("I-1");
    assertThat(only(SanctionWithdrawn.class, List.of(event)).asked())
        .containsExactly(money("20000.00 CNY"));
  }

  @Test
  void aPaymentOrderIsNotApprovedWhileSomethingIsDisputed() {
    Instant later = paymentOrderProposed();
    story.given(new NoteDispute(KEY, YUAN, ItemKind.INVOICE, "I-1", "letter B-1 1", true));
    List<Object> events = story.when(new ApproveSanction(KEY, 3, later), WANG);
    assertThat(story.answer()).isEqualTo(Verdict.DECIDED);
    assertThat(only(SanctionWithdrawn.class, events).reason()).isEqualTo("disputed");
  }

  @Test
  void aDisputeLeavesStepsThatMayBeDisputed() {
    lawyersLetterInForce();
    Instant later = at(MONDAY.plusDays(60));
    story.when(propose(SanctionKind.LEGAL_ACTION, "suit", null, null, later), LI);
    story.given(new NoteDispute(KEY, YUAN, ItemKind.INVOICE, "I-1", "letter B-1 1", true));
    assertThat(names(review(later))).doesNotContain("SanctionWithdrawn");
    only(SanctionApproved.class, story.when(new ApproveSanction(KEY, 3, later), WANG));
  }

  @Test
  void aProposalIsWithdrawnWhenTheStepBeforeIsLifted() {
    Instant later = paymentOrderProposed();
    story.when(new ProposeLift(KEY, 2, "a new contract", later), LI);
    List<Object> events = story.when(new ApproveLift(KEY, 2, 1, later), WANG);
    assertThat(names(events))
        .containsExactly("LiftApproved", "SanctionLifted", "SanctionWithdrawn");
    SanctionWithdrawn event = only(SanctionWithdrawn.class, events);
    assertThat(event.reason()).isEqualTo("not-in-order");
    assertThat(event.detail()).isEqualTo("lawyers-letter");
    story.when(new ApproveSanction(KEY, 3, later), WANG);
    assertThat(story.answer()).isEqualTo(Verdict.DECIDED);
  }

  @Test
  void aProposalWhoseEvidenceIsNotCompleteAnyMoreIsNotApprovedAndTheMachineSaysWhy() {
    proposed();
    story.basis.unready.add("I-1");
    List<Object> events = story.when(new ApproveSanction(KEY, 1, NOW), WANG);
    assertThat(story.answer()).isEqualTo(Verdict.DECIDED);
    assertThat(names(events)).containsExactly("SanctionWithdrawn", "EvidenceMissing");
    SanctionWithdrawn event = only(SanctionWithdrawn.class, events);
    assertThat(event.reason()).isEqualTo("not-ready");
    assertThat(event.detail()).isEqualTo("evidence contract");
  }

  /** Number 2 of the customer, since the day four weeks later. */
  private void lawyersLetterInForce() {
    inForce();
    story.when(propose(SanctionKind.LAWYERS_LETTER, null, null, null, NOW), LI);
    assertThat(lacks()).containsExactly(What.TOO_EARLY);
    Instant later = at(MONDAY.plusDays(28));
    only(
        SanctionProposed.class,
        story.when(propose(SanctionKind.LAWYERS_LETTER, null, null, null, later), LI));
    only(SanctionApproved.class, story.when(new ApproveSanction(KEY, 2, later), WANG));
  }

  @Test
  void aPersonIsToldHowMuchIsAskedAndHowMuchMustBe() {
    story.basis.owes(YUAN, "I-1", "9000.00 CNY", "0.00 CNY");
    story.given(join(YUAN, "I-1", "9000.00 CNY", "10000.00 CNY", PROOF, 1));
    story.when(propose(SanctionKind.STOP_SUPPLY, null, "defence-of-performance", null, NOW), LI);
    assertThat(lacks()).containsExactly(What.NOT_ENOUGH_ASKED);
    assertThat(((Lacking) Objects.requireNonNull(story.answer())).missing().getFirst().detail())
        .isEqualTo("9000.00 CNY of at least 10000.00 CNY");
  }

  @Test
  void anInsolvencyLiftsNothingUntilItEndsOrAllIsSettled() {
    inForce();
    story.basis.customerHeld = true;
    story.basis.insolvent = true;
    assertThat(review(NOW)).isEmpty();
    story.basis.customerHeld = false;
    story.basis.insolvent = false;
    assertThat(review(NOW)).as("it is asked again").isEmpty();
    story.basis.customerHeld = true;
    assertThat(names(review(NOW))).as("another hold cures").containsExactly("SanctionLifted");
  }

  @Test
  void settlingLiftsTheSanctionsOfAnInsolventCustomer() {
    inForce();
    story.basis.customerHeld = true;
    story.basis.insolvent = true;
    assertThat(names(settle("I-1", 2))).contains("SanctionLifted", "EscalationClosed");
  }

  @Test
  void nothingNewIsApprovedAgainstAnInsolventCustomer() {
    proposed();
    story.basis.customerHeld = true;
    story.basis.insolvent = true;
    assertThat(only(SanctionWithdrawn.class, review(NOW)).reason()).isEqualTo("on-hold");
    assertThat(review(NOW)).isEmpty();
  }

  @Test
  void curedSanctionsAreLiftedInReverseOrder() {
    lawyersLetterInForce();
    story.basis.customerHeld = true;
    List<Object> events = review(NOW);
    assertThat(names(events)).containsExactly("SanctionLifted", "SanctionLifted");
    assertThat(((SanctionLifted) events.getFirst()).kind()).isEqualTo(SanctionKind.LAWYERS_LETTER);
    SanctionLifted last = (SanctionLifted) events.getLast();
    assertThat(last.reason()).isEqualTo("cured");
    assertThat(last.systems()).containsExactly("erp");
    assertThat(last.answerBy()).isEqualTo(start(MONDAY.plusDays(2)));
  }

  @Test
  void aSettledCustomerHasNoSanctionInForceNorProposed() {
    inForce();
    review(at(MONDAY.plusDays(14)));
    assertThat(names(settle("I-1", 9)))
        .containsExactly("InvoiceLeft", "SanctionWithdrawn", "SanctionLifted", "EscalationClosed");
    assertThat(settle("I-1", 9)).isEmpty();
    assertThat(names(story.when(join(YUAN, "I-2", "20000.00 CNY", null, PROOF, 12))))
        .as("another round")
        .containsExactly("EscalationOpened", "InvoiceJoined");
  }

  @Test
  void anAccountThatIsSettledLeavesTheSanctionOfTheOther() {
    story.basis.owes(EURO, "I-2", "5000.00 EUR", "0.00 EUR");
    story.given(join(EURO, "I-2", "5000.00 EUR", null, PROOF, 1));
    story.basis.owes(YUAN, "I-1", "20000.00 CNY", "0.00 CNY");
    story.given(join(YUAN, "I-1", "20000.00 CNY", null, PROOF, 2));
    review(NOW);
    story.when(new ApproveSanction(KEY, 1, NOW), LI);
    story.basis.owed.remove(YUAN);
    assertThat(
            names(
                story.when(
                    new SettleInvoice(KEY, YUAN, ItemKind.INVOICE, "I-1", "settled", NOW, 9))))
        .containsExactly("InvoiceLeft", "EscalationClosed");
    assertThat(review(NOW)).isEmpty();
  }

  @Test
  void twoPersonsLiftEarlyAndOnlyTheLastOne() {
    lawyersLetterInForce();
    story.when(new ProposeLift(KEY, 1, "a new contract", NOW), LI);
    assertThat(story.answer()).isEqualTo(new NotLast(2));
    story.when(new ProposeLift(KEY, 3, "a new contract", NOW), LI);
    assertThat(story.answer()).isEqualTo(new Unknown());
    assertThat(story.when(new ProposeLift(KEY, 2, "a new contract", NOW), LI)).hasSize(1);
    assertThat(story.when(new ProposeLift(KEY, 2, "a new contract", NOW), LI)).isEmpty();
    assertThat(story.answer()).isEqualTo(new Done(2));
    story.when(new ApproveLift(KEY, 2, 1, NOW), LI);
    assertThat(story.answer()).isEqualTo(Verdict.OWN_PROPOSAL);
    assertThat(names(story.when(new RejectLift(KEY, 2, 1, "not yet"), WANG)))
        .containsExactly("LiftRejected");
    story.when(new ProposeLift(KEY, 2, "a better contract", NOW), LI);
    List<Object> events = story.when(new ApproveLift(KEY, 2, 2, NOW), WANG);
    assertThat(names(events)).containsExactly("LiftApproved", "SanctionLifted");
    assertThat(only(SanctionLifted.class, events).again())
        .as("twenty working days")
        .isEqualTo(start(MONDAY.plusDays(28)));
    story.when(new ProposeLift(KEY, 2, "again", NOW), LI);
    assertThat(story.answer()).isEqualTo(new NotInForce());
  }

  /** A suit is lifted when nothing is open; the steps before it cannot be lifted while it lasts. */
  @Test
  void whatWasCuredAndWaitedForALaterStepIsLiftedWithIt() {
    Instant later = paymentOrderProposed();
    only(SanctionApproved.class, story.when(new ApproveSanction(KEY, 3, later), WANG));
    story.basis.customerHeld = true;
    assertThat(names(review(later))).as("something is open").doesNotContain("SanctionLifted");
    story.when(new ProposeLift(KEY, 3, "a new contract", later), LI);
    List<Object> events = story.when(new ApproveLift(KEY, 3, 1, later), WANG);
    assertThat(
            events.stream()
                .filter(SanctionLifted.class::isInstance)
                .map(each -> ((SanctionLifted) each).number() + ((SanctionLifted) each).reason()))
        .containsExactly("3early", "2cured", "1cured");
  }

  @Test
  void aProposalToLiftEndsWhenItIsCured() {
    inForce();
    story.when(new ProposeLift(KEY, 1, "a new contract", NOW), LI);
    assertThat(names(settle("I-1", 9)))
        .containsExactly("InvoiceLeft", "LiftOvertaken", "SanctionLifted", "EscalationClosed");
    story.when(new ApproveLift(KEY, 1, 1, NOW), WANG);
    assertThat(story.answer()).isEqualTo(Verdict.DECIDED);
  }

  @Test
  void aProposalToLiftEndsWhenALaterStepIsInForce() {
    inForce();
    Instant later = at(MONDAY.plusDays(28));
    story.when(propose(SanctionKind.LAWYERS_LETTER, null, null, null, later), LI);
    story.when(new ProposeLift(KEY, 1, "a new contract", later), LI);
    assertThat(story.answer()).isEqualTo(new Done(1));
    only(SanctionApproved.class, story.when(new ApproveSanction(KEY, 2, later), WANG));
    assertThat(names(story.when(new ApproveLift(KEY, 1, 1, later), WANG)))
        .containsExactly("LiftOvertaken");
    assertThat(story.answer()).isEqualTo(Verdict.DECIDED);
    story.when(new ProposeLift(KEY, 1, "again", later), LI);
    assertThat(story.answer()).isEqualTo(new NotLast(2));
  }

  @Test
  void aSystemAnswersEachOrderOnce() {
    proposed();
    story.when(answer("erp", Outcome.DONE));
    assertThat(story.answer()).isEqualTo(new NotInForce());
    story.when(new ApproveSanction(KEY, 1, NOW), LI);
    story.when(answer("crm", Outcome.DONE));
    assertThat(story.answer()).isEqualTo(new OtherSystem(List.of("erp")));
    assertThat(names(story.when(answer("erp", Outcome.DONE)))).containsExactly("OrderAcknowledged");
    assertThat(story.when(answer("erp", Outcome.DONE))).isEmpty();
    assertThat(story.answer()).isEqualTo(new Done(1));
    assertThat(story.when(answer("erp", Outcome.REFUSED))).isEmpty();
    assertThat(story.answer()).isEqualTo(new AnsweredOtherwise(Outcome.DONE));
    assertThat(review(start(MONDAY.plusDays(2)))).as("all have answered").isEmpty();
    settle("I-1", 9);
    assertThat(names(story.when(answer("erp", Outcome.DONE)))).hasSize(1);
  }

  @Test
  void aSystemThatIsSilentForAWorkingDayIsNotedOnceAlsoAfterTheLift() {
    inForce();
    assertThat(review(at(MONDAY.plusDays(1)))).isEmpty();
    AnswerMissing event = only(AnswerMissing.class, review(start(MONDAY.plusDays(2))));
    assertThat(event.order()).isEqualTo(Order.IMPOSE);
    assertThat(event.systems()).containsExactly("erp");
    assertThat(review(at(MONDAY.plusDays(2)))).isEmpty();
    settle("I-1", 9);
    assertThat(only(AnswerMissing.class, review(start(MONDAY.plusDays(2)))).order())
        .isEqualTo(Order.LIFT);
  }

  @Test
  void anAnswerThatNamesTheOrderCountsForThatOrderAlone() {
    inForce();
    story.when(answer(Order.LIFT, Outcome.DONE));
    assertThat(story.answer()).isEqualTo(new OtherOrder(Order.IMPOSE));
    assertThat(names(story.when(answer(Order.IMPOSE, Outcome.DONE)))).hasSize(1);
    settle("I-1", 9);
    assertThat(story.when(answer(Order.IMPOSE, Outcome.DONE))).as("it is late").isEmpty();
    assertThat(story.answer()).isEqualTo(new OtherOrder(Order.LIFT));
    assertThat(only(OrderAcknowledged.class, story.when(answer(Order.LIFT, Outcome.DONE))).order())
        .isEqualTo(Order.LIFT);
  }

  private static AcknowledgeOrder answer(String system, Outcome outcome) {
    return new AcknowledgeOrder(KEY, 1, null, system, outcome, null);
  }

  private static AcknowledgeOrder answer(Order order, Outcome outcome) {
    return new AcknowledgeOrder(KEY, 1, order, "erp", outcome, null);
  }
}
