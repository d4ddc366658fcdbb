package huikuan.notification.digest;

import static huikuan.contracts.MessageKind.COURTESY;
import static huikuan.contracts.MessageKind.DEMAND;
import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.DAY;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.PERSON;
import static huikuan.notification.Samples.SENDING;
import static huikuan.notification.Samples.WANG;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.notification.Samples;
import huikuan.notification.digest.DigestCommand.AddSubject;
import huikuan.notification.digest.DigestCommand.SealDigest;
import huikuan.notification.digest.DigestEvent.DigestOpened;
import huikuan.notification.digest.DigestEvent.DigestSealed;
import huikuan.notification.digest.DigestEvent.SubjectAdded;
import huikuan.notification.digest.DigestEvent.SubjectRefused;
import huikuan.notification.history.ContactHistory;
import huikuan.notification.message.Count;
import huikuan.notification.message.Frequency;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Subject;
import huikuan.notification.openamounts.ClaimState;
import huikuan.notification.openamounts.ClaimStates;
import huikuan.notification.openamounts.ClaimStates.Known;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestTest {

  private static final CustomerId CUSTOMER = ACCOUNT.customerId();
  private static final DigestId ID = DigestId.of(MessageId.of(CUSTOMER, "p-1", DAY));
  private static final Instant SEALS = NINE.plusSeconds(600);
  private static final DigestOpened OPENED =
      new DigestOpened(ID, 1, CUSTOMER, WANG, SENDING, false);
  private static final AccountId EUROS = AccountId.parse("CN01.C-1.EUR");

  private static final Subject FIRST = claim("reminder-1", ACCOUNT, "I-1");
  private static final Subject SECOND = claim("reminder-2", ACCOUNT, "I-2");
  private static final Subject THIRD = claim("demand", EUROS, "I-3");

  /** Asked for at ten, by a policy with another time. */
  private static final Sending AT_TEN =
      new Sending(
          DAY,
          SENDING.hours(),
          NINE.plusSeconds(4_200),
          SENDING.mostInWeek(),
          SENDING.mostInWeekOfCustomer(),
          SENDING.receiptsThrough());

  private static final DigestSealed NOTHING =
      new DigestSealed(
          ID,
          CUSTOMER,
          WANG,
          SENDING,
          null,
          List.of(),
          List.of(new LeftOut(FIRST.step(), "covered")),
          null);
  private static final DigestOpened AGAIN = new DigestOpened(ID, 2, CUSTOMER, WANG, AT_TEN, false);

  private final FixtureConfiguration<Digest> digest = new AggregateTestFixture<>(Digest.class);
  private final Map<Subject, ClaimState> states = new HashMap<>();
  private Count ofContact = new Count(1, 0, 3, 3);
  private @Nullable Count ofPerson = new Count(1, 0, 3, 3);
  private Count ofCustomer = new Count(2, 0, 5, 5);

  @BeforeEach
  void theAmountsAreKnown() {
    ClaimStates known =
        (claims, day) ->
            new Known(
                claims.stream()
                    .map(each -> states.getOrDefault(each, new ClaimState(each, null, List.of())))
                    .toList(),
                1);
    digest.registerInjectableResource(known);
    ContactHistory history = (customer, contact, sending, ordered) -> frequency(ordered);
    digest.registerInjectableResource(history);
  }

  private Frequency frequency(boolean ordered) {
    String person = ofPerson == null ? null : PERSON;
    return new Frequency(DAY, ordered, person, ofContact, ofPerson, ofCustomer);
  }

  @Test
  void theFirstClaimOpensADigest() {
    digest.givenNoPriorActivity().when(add(FIRST)).expectEvents(OPENED, added(FIRST));
  }

  @Test
  void furtherClaimsJoinItWhateverTheirKindAndCurrency() {
    digest.given(OPENED, added(FIRST)).when(add(THIRD)).expectEvents(added(THIRD));
  }

  @Test
  void aClaimAskedForAgainIsThereOnce() {
    digest.given(OPENED, added(FIRST)).when(add(FIRST)).expectNoEvents();
  }

  @Test
  void courtesiesAreSealedTogether() {
    digest
        .given(OPENED, added(SECOND), added(FIRST))
        .when(new SealDigest(ID, 1))
        .expectEvents(sealed(COURTESY, List.of(FIRST, SECOND), List.of()));
  }

  @Test
  void aDigestIsSealedOnce() {
    digest
        .given(OPENED, added(FIRST), sealed(COURTESY, List.of(FIRST), List.of()))
        .when(new SealDigest(ID, 1))
        .expectNoEvents();
  }

  @Test
  void ifADemandIsDueCourtesiesWait() {
    digest
        .given(OPENED, added(FIRST), added(THIRD), added(SECOND))
        .when(new SealDigest(ID, 1))
        .expectEvents(
            sealed(
                DEMAND,
                List.of(THIRD),
                List.of(leftOut(FIRST, "demand-first"), leftOut(SECOND, "demand-first"))));
  }

  @Test
  void aDemandForWhatWasPaidHoldsUpNoCourtesy() {
    settled(THIRD);
    digest
        .given(OPENED, added(FIRST), added(THIRD))
        .when(new SealDigest(ID, 1))
        .expectEvents(sealed(COURTESY, List.of(FIRST), List.of(leftOut(THIRD, "settled"))));
  }

  @Test
  void aCourtesyForWhatWasPaidDoesNotWaitForADemand() {
    settled(FIRST);
    digest
        .given(OPENED, added(FIRST), added(THIRD))
        .when(new SealDigest(ID, 1))
        .expectEvents(sealed(DEMAND, List.of(THIRD), List.of(leftOut(FIRST, "settled"))));
  }

  @Test
  void ifNothingIsOwedNothingIsWritten() {
    settled(FIRST);
    closed(SECOND, "on-hold");
    digest
        .given(OPENED, added(FIRST), added(SECOND))
        .when(new SealDigest(ID, 1))
        .expectEvents(
            sealed(
                null, List.of(), List.of(leftOut(FIRST, "settled"), leftOut(SECOND, "on-hold"))));
  }

  @Test
  void aPersonWhoWasSentThreeMessagesInSevenDaysIsSentNoFourth() {
    ofContact = new Count(1, 0, 4, 3);
    settled(SECOND);
    digest
        .given(OPENED, added(FIRST), added(THIRD), added(SECOND))
        .when(new SealDigest(ID, 1))
        .expectEvents(
            sealed(
                null,
                List.of(),
                List.of(leftOut(SECOND, "settled"), leftOut(THIRD, "cap"), leftOut(FIRST, "cap"))));
  }

  @Test
  void aPersonWhomAnotherCompanyWroteToTodayIsSentNothing() {
    ofPerson = new Count(2, 0, 2, 3);
    assertCapped();
  }

  @Test
  void aPersonWhomOtherCompaniesWroteToThreeTimesInSevenDaysIsSentNothing() {
    ofContact = new Count(1, 0, 1, 3);
    ofPerson = new Count(1, 0, 4, 3);
    assertCapped();
  }

  @Test
  void aCustomerWhoseContactsWereSentFiveMessagesInSevenDaysIsSentNoSixth() {
    ofContact = new Count(1, 0, 1, 3);
    ofPerson = new Count(1, 0, 1, 3);
    ofCustomer = new Count(1, 0, 6, 5);
    assertCapped();
  }

  /** Which of the caps it was is not told: a company learns nothing of another. */
  private void assertCapped() {
    digest
        .given(OPENED, added(FIRST))
        .when(new SealDigest(ID, 1))
        .expectEvents(sealed(null, List.of(), List.of(leftOut(FIRST, "cap"))));
  }

  @Test
  void aContactWithoutAnAddressCountsForItsCustomer() {
    ofPerson = null;
    digest
        .given(OPENED, added(FIRST))
        .when(new SealDigest(ID, 1))
        .expectEvents(sealed(COURTESY, List.of(FIRST), List.of()));
    assertThat(sealed(COURTESY, List.of(FIRST), List.of()).businessKeys())
        .containsExactly("place 2013-02-04 2 customer CN01.C-1");
  }

  @Test
  void noCapBindsWhatAPersonHasOrdered() {
    ofContact = new Count(2, 0, 4, 3);
    ofPerson = new Count(2, 0, 4, 3);
    ofCustomer = new Count(3, 0, 6, 5);
    DigestOpened ordered = new DigestOpened(ID, 1, CUSTOMER, WANG, SENDING, true);
    digest
        .given(ordered, added(THIRD))
        .when(new SealDigest(ID, 1))
        .expectEvents(
            new DigestSealed(
                ID, CUSTOMER, WANG, SENDING, DEMAND, List.of(THIRD), List.of(), frequency(true)));
  }

  @Test
  void aMessageClaimsItsPlacesAndIsCounted() {
    DigestSealed event = sealed(COURTESY, List.of(FIRST), List.of());
    assertThat(event.businessKeys())
        .containsExactly(
            "place 2013-02-04 2 customer CN01.C-1", "place 2013-02-04 1 person " + PERSON);
    assertThat(event.mentions())
        .containsExactly(
            "decided 2013-02-04 contact CN01.C-1\np-1",
            "decided 2013-02-04 customer CN01.C-1",
            "decided 2013-02-04 person " + PERSON);
    DigestSealed nothing = sealed(null, List.of(), List.of());
    assertThat(nothing.businessKeys()).isEmpty();
    assertThat(nothing.mentions()).isEmpty();
  }

  @Test
  void whatWasOrderedTakesNoPlaceAndIsCountedApart() {
    ofPerson = new Count(2, 1, 3, 3);
    ofCustomer = new Count(4, 1, 5, 5);
    DigestSealed after = sealed(COURTESY, List.of(FIRST), List.of());
    assertThat(after.businessKeys())
        .containsExactly(
            "place 2013-02-04 3 customer CN01.C-1", "place 2013-02-04 1 person " + PERSON);
    DigestSealed ordered =
        new DigestSealed(
            ID, CUSTOMER, WANG, SENDING, DEMAND, List.of(THIRD), List.of(), frequency(true));
    assertThat(ordered.businessKeys()).isEmpty();
    assertThat(ordered.mentions())
        .contains("ordered 2013-02-04 customer CN01.C-1")
        .noneMatch(key -> key.startsWith("decided"));
  }

  @Test
  void whatIsToComeIsLeftOutForTheCapToo() {
    ofContact = new Count(1, 0, 4, 3);
    Subject coming = dueOn(DAY, claim("courtesy", ACCOUNT, "F-9"));
    digest
        .given(OPENED, added(coming), added(FIRST))
        .when(new SealDigest(ID, 1))
        .expectEvents(
            sealed(null, List.of(), List.of(leftOut(FIRST, "cap"), leftOut(coming, "cap"))));
  }

  @Test
  void whatIsToComeIsNotMixedWithWhatIsOverdue() {
    Subject coming = dueOn(DAY, claim("courtesy", ACCOUNT, "F-9"));
    digest
        .given(OPENED, added(coming), added(FIRST))
        .when(new SealDigest(ID, 1))
        .expectEvents(sealed(COURTESY, List.of(FIRST), List.of(leftOut(coming, "reminder-first"))));
    digest
        .given(OPENED, added(coming))
        .when(new SealDigest(ID, 1))
        .expectEvents(sealed(COURTESY, List.of(coming), List.of()));
  }

  private static Subject dueOn(LocalDate day, Subject claim) {
    return new Subject(
        claim.step(),
        claim.ordinal(),
        claim.invoiceDate(),
        day,
        claim.amount(),
        claim.open(),
        claim.contract(),
        claim.reference(),
        claim.minimum(),
        claim.policy(),
        null);
  }

  @Test
  void whatIsOwedAtSealingCounts() {
    Subject less = FIRST.withOpen(Money.parse("40.00 CNY"));
    states.put(FIRST, new ClaimState(less, null, List.of()));
    digest
        .given(OPENED, added(FIRST))
        .when(new SealDigest(ID, 1))
        .expectEvents(sealed(COURTESY, List.of(less), List.of()));
  }

  @Test
  void whatComesAfterSealingWaitsForAnotherDay() {
    digest
        .given(OPENED, added(FIRST), sealed(COURTESY, List.of(FIRST), List.of()))
        .when(add(SECOND))
        .expectEvents(new SubjectRefused(ID, CUSTOMER, leftOut(SECOND, "contacted-today")));
  }

  @Test
  void aDigestThatBecameNothingIsOpenedAnewByTheNextClaim() {
    digest
        .given(OPENED, added(FIRST), sealed(null, List.of(), List.of(leftOut(FIRST, "settled"))))
        .when(new AddSubject(ID, CUSTOMER, WANG, COURTESY, SECOND, AT_TEN, false))
        .expectEvents(AGAIN, added(SECOND));
  }

  @Test
  void whatItKnewBeforeItStillKnows() {
    digest
        .given(OPENED, added(FIRST), NOTHING, AGAIN, added(SECOND))
        .when(add(FIRST))
        .expectNoEvents();
  }

  @Test
  void itIsSealedAgainWithWhatCameSince() {
    digest
        .given(OPENED, added(FIRST), NOTHING, AGAIN, added(SECOND))
        .when(new SealDigest(ID, 2))
        .expectEvents(
            new DigestSealed(
                ID,
                CUSTOMER,
                WANG,
                AT_TEN,
                COURTESY,
                List.of(SECOND),
                List.of(),
                frequency(false)));
  }

  @Test
  void itIsNotSealedByWhatIsRepeatedOfItsFirstOpening() {
    digest
        .given(OPENED, added(FIRST), NOTHING, AGAIN, added(SECOND))
        .when(new SealDigest(ID, 1))
        .expectNoEvents();
  }

  @Test
  void anOpeningThatIsNotKnownYetIsFoundOut() {
    digest
        .given(OPENED, added(FIRST), NOTHING)
        .when(new SealDigest(ID, 2))
        .expectNoEvents()
        .expectException(ConcurrencyException.class);
  }

  @Test
  void onceAMessageIsWrittenItIsOpenedNoMore() {
    digest
        .given(
            OPENED,
            added(FIRST),
            NOTHING,
            AGAIN,
            added(SECOND),
            sealed(COURTESY, List.of(SECOND), List.of()))
        .when(add(THIRD))
        .expectEvents(new SubjectRefused(ID, CUSTOMER, leftOut(THIRD, "contacted-today")));
  }

  @Test
  void veryManyCourtesiesKeepNoDemandOut() {
    List<Object> full = new ArrayList<>(List.of(OPENED));
    IntStream.range(0, Digest.MOST_SUBJECTS)
        .forEach(i -> full.add(added(claim("reminder-1", ACCOUNT, "F-" + i))));
    digest.given(full).when(add(THIRD)).expectEvents(added(THIRD));
  }

  @Test
  void whatWasRefusedIsRefusedOnce() {
    digest
        .given(
            OPENED,
            added(FIRST),
            sealed(COURTESY, List.of(FIRST), List.of()),
            new SubjectRefused(ID, CUSTOMER, leftOut(SECOND, "contacted-today")))
        .when(add(SECOND))
        .expectNoEvents();
  }

  @Test
  void aDigestIsNoLongerThanAMessageCanBe() {
    List<Object> full = new ArrayList<>(List.of(OPENED));
    IntStream.range(0, Digest.MOST_SUBJECTS)
        .forEach(i -> full.add(added(claim("reminder-1", ACCOUNT, "F-" + i))));
    digest
        .given(full)
        .when(add(SECOND))
        .expectEvents(new SubjectRefused(ID, CUSTOMER, leftOut(SECOND, "message-full")));
  }

  private void settled(Subject claim) {
    Money nothing = Money.zero(claim.amount().currency());
    states.put(claim, new ClaimState(claim.withOpen(nothing), null, List.of()));
  }

  private void closed(Subject claim, String reason) {
    states.put(claim, new ClaimState(claim, reason, List.of()));
  }

  private static Subject claim(String level, AccountId account, String invoice) {
    return Samples.subject(level, account, invoice, "100.00", "100.00");
  }

  private static AddSubject add(Subject claim) {
    return new AddSubject(ID, CUSTOMER, WANG, kind(claim), claim, SENDING, false);
  }

  private static SubjectAdded added(Subject claim) {
    return new SubjectAdded(ID, CUSTOMER, kind(claim), claim);
  }

  private static MessageKind kind(Subject claim) {
    return claim.step().level().equals("demand") ? DEMAND : COURTESY;
  }

  private static LeftOut leftOut(Subject claim, String reason) {
    return new LeftOut(claim.step(), reason);
  }

  private DigestSealed sealed(
      @Nullable MessageKind kind, List<Subject> claims, List<LeftOut> leftOut) {
    return new DigestSealed(
        ID, CUSTOMER, WANG, SENDING, kind, claims, leftOut, kind == null ? null : frequency(false));
  }
}
