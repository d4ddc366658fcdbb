package huikuan.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.ledger.evidence.EvidenceCommand.AttachEvidence;
import huikuan.ledger.evidence.EvidenceCommand.Outcome;
import huikuan.ledger.evidence.EvidenceCommand.RecordCopyMailed;
import huikuan.ledger.evidence.EvidenceCommand.RecordCopyNotMailed;
import huikuan.ledger.evidence.EvidenceCommand.RequestCopy;
import huikuan.ledger.evidence.EvidenceCommand.WithdrawEvidence;
import huikuan.ledger.evidence.EvidenceEvent.CopyMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyNotMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyRequested;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceAttached;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceWithdrawn;
import huikuan.ledger.evidence.EvidenceRefusal.NoSuchEvidence;
import huikuan.ledger.evidence.EvidenceRefusal.TooMuch;
import huikuan.ledger.evidence.EvidenceRefusal.Withdrawn;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final Subject INVOICE =
      new Subject.OfItem(AccountId.parse("CN01.C.CNY"), ItemKind.INVOICE, "F-1");
  private static final CustomerId CUSTOMER = new CustomerId("CN01", "C");
  private static final BlobHash FILE = BlobHash.of(new byte[] {1});
  private static final LocalDate DAY = LocalDate.parse("2026-01-12");
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

  private final FixtureConfiguration<Evidence> evidence =
      new AggregateTestFixture<>(Evidence.class);

  private static AttachEvidence attach(EvidenceKind kind, @Nullable String note) {
    return new AttachEvidence(INVOICE, kind, FILE, DAY, note);
  }

  private static EvidenceAttached attached(int number, EvidenceKind kind, @Nullable String note) {
    return new EvidenceAttached(INVOICE, number, kind, FILE, DAY, note);
  }

  private static EvidenceAttached order(int number) {
    return attached(number, EvidenceKind.ORDER, null);
  }

  private static EvidenceWithdrawn withdrawn(int number) {
    return new EvidenceWithdrawn(INVOICE, number, "wrong scan");
  }

  private static RequestCopy copy(String contact, Instant now) {
    return new RequestCopy(
        INVOICE,
        1,
        CUSTOMER,
        contact,
        null,
        "zh",
        ApprovedEvidence.DOCUMENT,
        ApprovedEvidence.SENDING,
        ApprovedEvidence.SEQUENCE,
        now);
  }

  private static CopyRequested requested(int copy, String contact, Instant at) {
    return new CopyRequested(
        INVOICE, 1, CUSTOMER, contact, null, at, ApprovedEvidence.mail(copy, EvidenceKind.ORDER));
  }

  private static RecordCopyMailed recordMailed(int copy) {
    return new RecordCopyMailed(INVOICE, copy, "m-1", "ab", NOW);
  }

  private static CopyMailed mailed(int copy) {
    return new CopyMailed(INVOICE, 1, copy, "m-1", "ab", NOW);
  }

  private static RecordCopyNotMailed recordNotMailed(int copy, boolean bounced) {
    return new RecordCopyNotMailed(INVOICE, copy, "m-1", bounced, "550", "more");
  }

  private static CopyNotMailed notMailed(int copy, boolean bounced) {
    return new CopyNotMailed(INVOICE, 1, copy, "m-1", bounced, "550", "more");
  }

  @Test
  void piecesAreNumbered() {
    evidence
        .given(order(1))
        .when(attach(EvidenceKind.CONTRACT, "page 1"))
        .expectEvents(attached(2, EvidenceKind.CONTRACT, "page 1"))
        .expectResultMessagePayload(new Outcome.Done(2));
  }

  @Test
  void theSameAgainChangesNothing() {
    evidence
        .given(order(1), attached(2, EvidenceKind.CONTRACT, null))
        .when(attach(EvidenceKind.ORDER, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged(1));
  }

  @Test
  void withOtherWordsItIsAnotherPiece() {
    evidence
        .given(order(1))
        .when(attach(EvidenceKind.ORDER, "signed"))
        .expectEvents(attached(2, EvidenceKind.ORDER, "signed"));
  }

  @Test
  void whatIsWithdrawnIsAttachedAnewUnderAnotherNumber() {
    evidence
        .given(order(1), withdrawn(1))
        .when(attach(EvidenceKind.ORDER, null))
        .expectEvents(order(2))
        .expectResultMessagePayload(new Outcome.Done(2));
  }

  @Test
  void aSubjectHasSoMuchEvidenceAndNoMore() {
    Object[] most =
        IntStream.rangeClosed(1, Evidence.MOST_PIECES)
            .mapToObj(n -> attached(n, EvidenceKind.OTHER, "page " + n))
            .toArray();
    evidence
        .given(most)
        .when(attach(EvidenceKind.ORDER, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Refused(new TooMuch(Evidence.MOST_PIECES)));
    evidence
        .given(most)
        .when(attach(EvidenceKind.OTHER, "page 7"))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged(7));
  }

  @Test
  void aPieceIsWithdrawnOnceWhateverIsSaidTheSecondTime() {
    evidence
        .given(order(1))
        .when(new WithdrawEvidence(INVOICE, 1, "wrong scan"))
        .expectEvents(withdrawn(1))
        .expectResultMessagePayload(new Outcome.Done(1));
    evidence
        .given(order(1), withdrawn(1))
        .when(new WithdrawEvidence(INVOICE, 1, "for another reason"))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged(1));
  }

  @Test
  void whatIsNotThereIsNeitherWithdrawnNorSent() {
    evidence
        .givenNoPriorActivity()
        .when(new WithdrawEvidence(INVOICE, 1, "wrong scan"))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Refused(new NoSuchEvidence(1)));
    evidence
        .givenNoPriorActivity()
        .when(copy("p1", NOW))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Refused(new NoSuchEvidence(1)));
  }

  @Test
  void aCopyIsAskedFor() {
    evidence
        .given(order(1))
        .when(copy("p1", NOW))
        .expectEvents(requested(1, "p1", NOW))
        .expectResultMessagePayload(new Outcome.Done(1));
  }

  @Test
  void theSameWithinAMinuteIsOneCopy() {
    evidence
        .given(order(1), requested(1, "p1", NOW), requested(2, "p2", NOW.plusSeconds(30)))
        .when(copy("p1", NOW.plusSeconds(59)))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged(1));
    evidence
        .given(order(1), requested(1, "p1", NOW))
        .when(copy("p1", NOW.plusSeconds(60)))
        .expectEvents(requested(2, "p1", NOW.plusSeconds(60)));
    evidence
        .given(order(1), requested(1, "p1", NOW))
        .when(copy("p2", NOW))
        .expectEvents(requested(2, "p2", NOW));
  }

  @Test
  void noCopyIsSentOfWhatIsWithdrawn() {
    evidence
        .given(order(1), withdrawn(1))
        .when(copy("p1", NOW))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Refused(new Withdrawn(1)));
  }

  @Test
  void copiesHaveAnEnd() {
    Object[] all = new Object[1 + Evidence.MOST_COPIES];
    all[0] = order(1);
    for (int n = 1; n < all.length; n++) {
      all[n] = requested(n, "p" + n, NOW);
    }
    evidence
        .given(all)
        .when(copy("p0", NOW))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Refused(new TooMuch(Evidence.MOST_COPIES)));
  }

  @Test
  void aCopyHasLeftOnce() {
    evidence
        .given(order(1), requested(1, "p1", NOW), requested(2, "p2", NOW))
        .when(recordMailed(2))
        .expectEvents(mailed(2));
    evidence
        .given(order(1), requested(1, "p1", NOW), mailed(1))
        .when(recordMailed(1))
        .expectNoEvents();
    evidence
        .given(order(1), requested(1, "p1", NOW), notMailed(1, false))
        .when(recordMailed(1))
        .expectNoEvents();
    evidence.given(order(1), requested(1, "p1", NOW)).when(recordMailed(2)).expectNoEvents();
  }

  @Test
  void aCopyFailsOnceAndOnlyBeforeItHasLeft() {
    evidence
        .given(order(1), requested(1, "p1", NOW))
        .when(recordNotMailed(1, false))
        .expectEvents(notMailed(1, false));
    evidence
        .given(order(1), requested(1, "p1", NOW), notMailed(1, false))
        .when(recordNotMailed(1, false))
        .expectNoEvents();
    evidence
        .given(order(1), requested(1, "p1", NOW), mailed(1))
        .when(recordNotMailed(1, false))
        .expectNoEvents();
  }

  @Test
  void aCopyComesBackOnceAndOnlyAfterItHasLeft() {
    evidence
        .given(order(1), requested(1, "p1", NOW), mailed(1))
        .when(recordNotMailed(1, true))
        .expectEvents(notMailed(1, true));
    evidence
        .given(order(1), requested(1, "p1", NOW), mailed(1), notMailed(1, true))
        .when(recordNotMailed(1, true))
        .expectNoEvents();
    evidence
        .given(order(1), requested(1, "p1", NOW))
        .when(recordNotMailed(1, true))
        .expectNoEvents();
  }

  /** As it was stored before copies were mailed. */
  @Test
  void aCopyThatNothingMailedIsStillRead() {
    EventCodec codec = new EventCodec(EventVocabulary.of(EvidenceEvent.class));
    Object old =
        codec.decode(
            "huikuan.ledger.evidence.copy-requested.v1",
            """
            {"subject":{"of":"customer","customer":"CN01.C"},"number":1,"customer":"CN01.C",
             "contact":"p1","requestedAt":"2026-03-02T01:00:00Z"}\
            """);
    CopyRequested copy =
        new CopyRequested(new Subject.OfCustomer(CUSTOMER), 1, CUSTOMER, "p1", null, NOW, null);
    assertThat(old).isEqualTo(copy);
    EvidenceView.Copy shown = EvidenceView.Copy.of(copy, "person:li.na");
    assertThat(shown.state()).isEqualTo(EvidenceView.CopyState.FAILED);
    assertThat(shown.reason()).isEqualTo("before-mails");
  }

  @Test
  void noTwoSubjectsHaveOneKey() {
    assertThat(EvidenceKey.of(INVOICE)).hasToString("evidence/item/invoice/CN01.F-1");
    assertThat(EvidenceKey.of(new Subject.OfContract("CN01", "F-1")))
        .hasToString("evidence/contract/CN01.F-1");
    assertThat(EvidenceKey.of(new Subject.OfCustomer(CUSTOMER)))
        .hasToString("evidence/customer/CN01.C");
    assertThat(EvidenceKey.of(new Subject.OfContract("CN01/item", "a.b/c")))
        .hasToString("evidence/contract/CN01/item.a.b/c");
  }
}
