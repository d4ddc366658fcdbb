package huikuan.notification.delivery;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.CASE;
import static huikuan.notification.Samples.DAY;
import static huikuan.notification.Samples.FREQUENCY;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.PDF;
import static huikuan.notification.Samples.copy;
import static huikuan.notification.Samples.letter;
import static huikuan.notification.Samples.requested;
import static huikuan.notification.Samples.wangAt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.CustomerHeld;
import huikuan.contracts.ledger.BasisEvent.EvidenceWithdrawn;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.notification.Samples;
import huikuan.notification.TestContact;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.customers.Customer;
import huikuan.notification.customers.Customers;
import huikuan.notification.mail.Attachments;
import huikuan.notification.mail.Letter;
import huikuan.notification.mail.Postman;
import huikuan.notification.mail.ScriptedSmtp;
import huikuan.notification.mail.Servers;
import huikuan.notification.message.Attachment;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.EvidenceCopy;
import huikuan.notification.message.Grounds;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.MessageCommand;
import huikuan.notification.message.MessageCommand.GiveUp;
import huikuan.notification.message.MessageCommand.PrepareAttempt;
import huikuan.notification.message.MessageCommand.RecordFailedAttempt;
import huikuan.notification.message.MessageCommand.RecordSent;
import huikuan.notification.message.MessageCommand.Withdraw;
import huikuan.notification.message.MessageCommand.Withhold;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.NextAttempt;
import huikuan.notification.message.Obstacle;
import huikuan.notification.message.SentSubject;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.notification.openamounts.TestOpenAmounts;
import huikuan.notification.people.People;
import huikuan.notification.proof.Proof;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.DirectoryBlobs;
import huikuan.platform.work.Work.Together;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveriesTest {

  private static final MessageId ID = requested().message();
  private static final Instant REACHED = NINE.minus(Duration.ofDays(5));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
  private final TestOpenAmounts amounts = new TestOpenAmounts();
  @TempDir Path files;
  private final GreenMail server = Servers.catching(0);
  private final int port = server.getSmtp().getPort();
  private final List<Object> told = new ArrayList<>();
  private Customer customer = known(wangAt("wang.fang@customer.example"));
  private Requested request = requested();
  private Instant now = NINE;
  private Optional<Instant> next = Optional.empty();
  private int attempts;
  private boolean ended;
  private Deliveries deliveries;

  @BeforeEach
  void prepare() {
    deliveries = deliverTo(port);
    for (Class<?> command : MessageCommand.class.getPermittedSubclasses()) {
      bus.subscribe(command.getName(), message -> answer(message.getPayload()));
    }
  }

  private Deliveries deliverTo(int smtp) {
    return deliverBy(Servers.postmanTo(smtp));
  }

  private Deliveries deliverBy(Postman postman) {
    Commands commands = new Commands(DefaultCommandGateway.builder().commandBus(bus).build());
    Attempts each =
        new Attempts(
            commands,
            amounts.states,
            new OneCustomer(),
            new OnePerson(),
            amounts.demands,
            new WithdrawnEvidence(amounts.log),
            Servers.letters(),
            new Attachments(new DirectoryBlobs(files)),
            postman,
            amounts.proofs);
    return new Deliveries(commands, each, messages -> () -> {});
  }

  /** What the message itself would answer. */
  private @Nullable Object answer(Object command) {
    told.add(command);
    switch (command) {
      case PrepareAttempt prepare -> {
        return ended ? null : new NextAttempt(attempts + 1, request);
      }
      case RecordFailedAttempt failed -> attempts = failed.attempt();
      case RecordSent sent -> ended = true;
      case GiveUp givenUp -> ended = true;
      case Withdraw withdrawn -> ended = true;
      case Withhold withheld -> ended = true;
      default -> throw new IllegalArgumentException("Not expected: " + command);
    }
    return true;
  }

  @AfterEach
  void close() {
    server.stop();
    amounts.close();
  }

  @Test
  void aRequestedMessageIsSentAtOnceAndThatIsRecorded() {
    deliverAt(NINE);
    assertThat(next).isEmpty();
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertSent(1, NINE, "wang.fang@customer.example");
  }

  @Test
  void aRequestDeliveredAgainAfterTheEndSendsNothing() {
    ended = true;
    deliverAt(NINE);
    assertLastTold(new PrepareAttempt(ID));
    assertThat(next).isEmpty();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void whatWasPaidMeanwhileIsWithdrawn() {
    amounts.log.add(paid("128000.00", "0.00"));
    deliverAt(NINE);
    assertLastTold(new PrepareAttempt(ID), new Withdraw(ID, settled(), NINE));
    assertThat(next).isEmpty();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void whatWasPartlyPaidIsAskedForAsItStandsNow() throws Exception {
    amounts.log.add(paid("28000.00", "100000.00"));
    deliverAt(NINE);
    assertThat(next).isEmpty();
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(letterSent()).contains("未付金额：人民币 100,000.00 元");
  }

  @Test
  void aServerThatIsDownIsTriedAgainAfterAMinute() {
    server.stop();
    deliverAt(NINE);
    assertThat(next).hasValue(NINE.plus(MINUTE));
    assertFailed(1, NINE, NINE.plus(MINUTE), "Connection refused");
  }

  /** At 09:00, 09:01, 09:06, 09:21, 10:21, 11:21, and after the break at noon from 14:00 on. */
  @Test
  void waitsGrowFromAMinuteToAnHourWithinTheHoursOfTheDay() {
    server.stop();
    deliverAt(NINE);
    assertThat(next).hasValue(NINE.plus(MINUTE));
    int made = 1;
    for (int minutes : new int[] {1, 6, 21, 81, 141, 300, 360, 420, 480}) {
      Instant moment = NINE.plus(Duration.ofMinutes(minutes));
      passTo(moment.minusMillis(1));
      assertThat(attempts).as("attempts just before %s", moment).isEqualTo(made);
      passTo(moment);
      made++;
      assertThat(attempts).as("attempts at %s", moment).isEqualTo(Math.min(made, 9));
    }
  }

  @Test
  void whatNoServerTookOnItsDayIsWithdrawnWithTheAnswer() throws Exception {
    server.stop();
    deliverAt(NINE);
    passUntilEnded();
    assertThat(next).isEmpty();
    assertThat(told.getLast())
        .isInstanceOfSatisfying(
            Withdraw.class,
            withdrawn ->
                assertThat(withdrawn.leftOut())
                    .singleElement()
                    .satisfies(
                        left -> {
                          assertThat(left.reason()).isEqualTo("not-delivered");
                          assertThat(left.detail()).contains("Connection refused");
                        }));
    assertThat(attempts).isEqualTo(9);
  }

  @Test
  void whatMayNotGoToItsDomainIsWithdrawnWithTheDomain() {
    deliveries = deliverBy(Servers.postmanTo(port, "supplier.example"));
    deliverAt(NINE);
    assertThat(next).isEmpty();
    assertThat(told.getLast())
        .isInstanceOfSatisfying(
            Withdraw.class,
            withdrawn ->
                assertThat(withdrawn.leftOut())
                    .singleElement()
                    .satisfies(
                        left -> {
                          assertThat(left.reason()).isEqualTo("domain-not-allowed");
                          assertThat(left.detail()).isEqualTo("customer.example");
                        }));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  private void passUntilEnded() {
    passTo(now.plus(Duration.ofDays(1)));
    assertThat(ended).isTrue();
  }

  @Test
  void aMailboxThatCannotTakeItAllDayIsGivenUp() throws Exception {
    try (ScriptedSmtp full = ScriptedSmtp.answering(Map.of("RCPT", "452 4.2.2 mailbox full"))) {
      deliveries = deliverTo(full.port());
      deliverAt(NINE.plus(Duration.ofHours(8)));
      passUntilEnded();
    }
    assertThat(told.getLast())
        .isInstanceOfSatisfying(
            GiveUp.class,
            given -> {
              assertThat(given.undeliverable()).isTrue();
              assertThat(given.reason()).contains("452");
            });
  }

  @Test
  void aMessageOfADayThatIsOverIsNotSent() {
    Instant evening = NINE.plus(Duration.ofHours(9));
    deliverAt(evening);
    assertLastTold(new PrepareAttempt(ID), new Withdraw(ID, leftOut("day-over"), evening));
    assertThat(next).isEmpty();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  /** In Los Angeles it is the evening before when it is nine in Shanghai. */
  @Test
  void aCustomerWhoMovedIsWrittenToInTheHoursOfTheNewPlace() {
    customer =
        new Customer(
            customer.id(),
            customer.name(),
            "en",
            ZoneId.of("America/Los_Angeles"),
            customer.contacts(),
            null);
    Instant nineThere = Instant.parse("2013-02-04T17:00:00Z");
    deliverAt(NINE);
    assertThat(next).hasValue(nineThere);
    assertThat(server.getReceivedMessages()).isEmpty();
    passTo(nineThere);
    assertThat(next).isEmpty();
    RecordSent sent = (RecordSent) told.getLast();
    assertThat(sent.sentAt()).isEqualTo(nineThere);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aServerThatComesBackGetsTheMessageOnce() throws Exception {
    server.stop();
    deliverAt(NINE);
    Instant retry = NINE.plus(MINUTE);
    GreenMail again = Servers.catching(port);
    try {
      passTo(retry);
      assertThat(next).isEmpty();
      assertSent(2, retry, "wang.fang@customer.example");
      assertThat(again.getReceivedMessages()).hasSize(1);
      assertThat(Servers.text(again.getReceivedMessages()[0]).replace("\r\n", "\n"))
          .isEqualTo(written("wang.fang@customer.example", retry).sent().text());
    } finally {
      again.stop();
    }
  }

  @Test
  void anAddressCorrectedBetweenTwoAttemptsIsUsed() {
    server.stop();
    deliverAt(NINE);
    customer = known(wangAt("wang@new.example"));
    Instant retry = NINE.plus(MINUTE);
    GreenMail again = Servers.catching(port);
    try {
      passTo(retry);
      assertThat(next).isEmpty();
      assertSent(2, retry, "wang@new.example");
      assertThat(again.getReceivedMessagesForDomain("new.example")).hasSize(1);
    } finally {
      again.stop();
    }
  }

  @Test
  void aContactGoneBetweenTwoAttemptsIsNotWrittenTo() {
    server.stop();
    deliverAt(NINE);
    customer = known();
    Instant retry = NINE.plus(MINUTE);
    passTo(retry);
    assertLastTold(new PrepareAttempt(ID), new GiveUp(ID, 1, "contact-gone", false, null, retry));
    assertThat(next).isEmpty();
  }

  static Stream<TestContact> contactsThatCannotBeWrittenTo() {
    String mail = "wang.fang@customer.example";
    return Stream.of(
        wangAt(null),
        wangAt(" "),
        new TestContact("p-1", "王芳", Role.ACCEPTOR, mail),
        wangAt(mail).valid(null, DAY.minusDays(1)),
        wangAt(mail).valid(DAY.plusDays(1), null),
        new TestContact("p-2", "李娜", Role.PAYMENT_RESPONSIBLE, "li.na@customer.example"));
  }

  @ParameterizedTest
  @MethodSource("contactsThatCannotBeWrittenTo")
  void aContactThatCannotBeWrittenToIsGivenUpAtOnce(TestContact contact) {
    customer = known(contact);
    deliverAt(NINE);
    assertLastTold(new PrepareAttempt(ID), new GiveUp(ID, 0, "contact-gone", false, null, NINE));
    assertThat(next).isEmpty();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aPaymentBetweenTwoAttemptsWithdraws() {
    server.stop();
    deliverAt(NINE);
    amounts.log.add(paid("128000.00", "0.00"));
    Instant retry = NINE.plus(MINUTE);
    passTo(retry);
    assertLastTold(new PrepareAttempt(ID), new Withdraw(ID, settled(), retry));
    assertThat(next).isEmpty();
  }

  @Test
  void aCaseHeldBetweenTwoAttemptsWithdraws() {
    server.stop();
    deliverAt(NINE);
    amounts.log.add(held(CASE, "611365", "128000.00"));
    Instant retry = NINE.plus(MINUTE);
    passTo(retry);
    assertLastTold(new PrepareAttempt(ID), new Withdraw(ID, leftOut("on-hold"), retry));
    assertThat(next).isEmpty();
  }

  @Test
  void aPartHeldBetweenTwoAttemptsIsNotAskedFor() throws Exception {
    server.stop();
    deliverAt(NINE);
    amounts.log.add(held(CASE, "611365", "28000.00"));
    GreenMail again = Servers.catching(port);
    try {
      passTo(NINE.plus(MINUTE));
      assertThat(next).isEmpty();
      RecordSent sent = (RecordSent) told.getLast();
      assertThat(sent.subjects())
          .extracting(SentSubject::open)
          .containsExactly(Money.parse("100000.00 CNY"));
    } finally {
      again.stop();
    }
  }

  @Test
  void aCustomerHeldBetweenTwoAttemptsWithdraws() {
    server.stop();
    deliverAt(NINE);
    amounts.log.add(new CustomerHeld(ACCOUNT.customerId(), DAY.plusDays(14)));
    Instant retry = NINE.plus(MINUTE);
    passTo(retry);
    assertLastTold(new PrepareAttempt(ID), new Withdraw(ID, leftOut("on-hold"), retry));
    assertThat(next).isEmpty();
  }

  private static CaseHeld held(String caseId, String invoice, String amount) {
    return new CaseHeld(
        caseId, ACCOUNT, ItemKind.INVOICE, invoice, Money.parse(amount + " CNY"), DAY.plusDays(14));
  }

  @Test
  void ofSeveralClaimsThoseStillOwedAreSentAndTheOthersLeftOut() throws Exception {
    Subject paid = Samples.subject("reminder-1", ACCOUNT, "611365", "100.00", "100.00");
    Subject owed = Samples.subject("reminder-1", ACCOUNT, "611366", "200.00", "200.00");
    Subject held = Samples.subject("reminder-1", ACCOUNT, "611367", "300.00", "300.00");
    amounts.log.add(paid("100.00", "0.00"));
    amounts.log.add(held(held.step().caseId(), "611367", "300.00"));
    request = Samples.requested("reminder-1", paid, owed, held);
    deliverAt(NINE);

    RecordSent sent = (RecordSent) told.getLast();
    assertThat(sent.subjects())
        .containsExactly(new SentSubject(owed.step(), owed.open(), null, null, "standard/1"));
    assertThat(sent.leftOut())
        .containsExactly(new LeftOut(paid.step(), "settled"), new LeftOut(held.step(), "on-hold"));
    assertThat(letterSent()).contains("611366").doesNotContain("611365", "611367");
  }

  @Test
  void aMalformedAddressIsGivenUpAtOnce() {
    customer = known(wangAt("nobody"));
    deliverAt(NINE);
    assertLastTold(
        new PrepareAttempt(ID),
        new GiveUp(
            ID,
            1,
            "No mail address: a mail address, such as li.na@example.com; found no @",
            true,
            null,
            NINE));
    assertThat(next).isEmpty();
  }

  @Test
  void aLetterThatCannotBeWrittenIsSeenAndTriedAgain() {
    Requested unknown = Samples.requested("no-such-level", ACCOUNT, "100.00", "100.00");
    request = unknown;
    deliverAt(NINE);
    assertThat(next).hasValue(NINE.plus(MINUTE));
    assertFailed(1, NINE, NINE.plus(MINUTE), "Cannot be written");
  }

  @Test
  void aLetterIsSentWithItsDocumentInItsOwnLanguage() throws Exception {
    request = requested(letter(LetterKind.POSITIVE, 0, "128000.00", "en", null));
    new DirectoryBlobs(files).put(PDF);
    deliverAt(NINE);
    assertThat(next).isEmpty();
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject())
        .isEqualTo("Balance confirmation L-1: your account with us as of 31 January 2013");
    assertThat(Servers.attached(mail)).isEqualTo(PDF);
    RecordSent sent = (RecordSent) told.getLast();
    assertThat(sent.subjects()).isEmpty();
    assertThat(sent.leftOut()).isEmpty();
    assertThat(sent.template()).isEqualTo("en/letter-positive/1");
    assertThat(sent.grounds().frequency()).isEqualTo(FREQUENCY);
    Proof kept = kept(sent);
    assertThat(kept.hash()).isEqualTo(sent.hash());
    assertThat(kept.locale()).isEqualTo("en");
    assertThat(kept.content().attachment())
        .isEqualTo(
            new Attachment("询证函 L-1.pdf", "application/pdf", BlobHash.of(PDF).hex(), PDF.length));
  }

  @Test
  void aLetterIsNeverSentWithoutItsDocument() {
    request = requested(letter(LetterKind.POSITIVE));
    deliverAt(NINE);
    assertThat(next).hasValue(NINE.plus(MINUTE));
    String missing = "Cannot be written: File " + BlobHash.of(PDF) + " is missing";
    assertFailed(1, NINE, NINE.plus(MINUTE), missing);
    passUntilEnded();
    assertThat(told.getLast())
        .isInstanceOfSatisfying(
            Withhold.class,
            withheld ->
                assertThat(withheld.obstacle()).isEqualTo(new Obstacle("not-delivered", missing)));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aDocumentThatCameLateIsSentWithTheNextAttempt() throws Exception {
    request = requested(letter(LetterKind.POSITIVE));
    deliverAt(NINE);
    new DirectoryBlobs(files).put(PDF);
    passTo(NINE.plus(MINUTE));
    assertThat(next).isEmpty();
    assertThat(Servers.attached(server.getReceivedMessages()[0])).isEqualTo(PDF);
  }

  @Test
  void aDamagedDocumentIsNotSent() throws Exception {
    request = requested(letter(LetterKind.POSITIVE));
    BlobHash hash = new DirectoryBlobs(files).put(PDF);
    Files.write(files.resolve(DirectoryBlobs.place(hash)), "another".getBytes(UTF_8));
    deliverAt(NINE);
    assertFailed(1, NINE, NINE.plus(MINUTE), "File " + hash + " is damaged");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aDocumentOfAnotherSizeThanToldIsNotSent() {
    Document told = new Document(BlobHash.of(PDF).hex(), 5, "application/pdf", "L-1.pdf");
    request = requested(with(told, letter(LetterKind.POSITIVE)));
    new DirectoryBlobs(files).put(PDF);
    deliverAt(NINE);
    assertFailed(1, NINE, NINE.plus(MINUTE), PDF.length + " bytes, not 5");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aThirdPartyWithoutAnAddressStopsTheLetter() {
    request =
        requested(letter(LetterKind.POSITIVE, 0, "1.00", "en", new ReplyTo("Auditors", "nobody")));
    new DirectoryBlobs(files).put(PDF);
    deliverAt(NINE);
    assertFailed(1, NINE, NINE.plus(MINUTE), "Cannot be written: a mail address");
  }

  @Test
  void aDemandForWhatIsPaidIsWithheldAndAConfirmationLeaves() {
    amounts.log.add(paid("128000.00", "0.00"));
    new DirectoryBlobs(files).put(PDF);
    request = requested(letter(LetterKind.DEMAND));
    deliverAt(NINE);
    assertLastTold(
        new PrepareAttempt(request.message()),
        new Withhold(request.message(), new Obstacle("settled", "invoice 611365"), NINE));
    assertThat(next).isEmpty();
    ended = false;
    request = requested(letter(LetterKind.NEGATIVE));
    deliverAt(NINE);
    assertThat(told.getLast()).isInstanceOf(RecordSent.class);
  }

  @Test
  void aLetterOfADayThatIsOverIsWithheld() {
    request = requested(letter(LetterKind.STATEMENT));
    Instant evening = NINE.plus(Duration.ofHours(9));
    deliverAt(evening);
    assertLastTold(
        new PrepareAttempt(request.message()),
        new Withhold(request.message(), new Obstacle("day-over", null), evening));
  }

  @Test
  void aLetterThatMayNotGoToItsDomainIsWithheldWithTheDomain() {
    deliveries = deliverBy(Servers.postmanTo(port, "supplier.example"));
    request = requested(letter(LetterKind.POSITIVE));
    new DirectoryBlobs(files).put(PDF);
    deliverAt(NINE);
    assertThat(told.getLast())
        .isEqualTo(
            new Withhold(
                request.message(), new Obstacle("domain-not-allowed", "customer.example"), NINE));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  /** A letter goes to the contact that was asked for, whatever its role. */
  @Test
  void aLetterGoesToAContactOfAnyRoleAndToNobodyWhoIsGone() {
    new DirectoryBlobs(files).put(PDF);
    request = requested(letter(LetterKind.POSITIVE));
    customer = known(new TestContact("p-1", "王芳", Role.ACCOUNTS_PAYABLE, "ap@customer.example"));
    deliverAt(NINE);
    assertThat(told.getLast()).isInstanceOf(RecordSent.class);
    ended = false;
    customer = known();
    deliverAt(NINE);
    assertLastTold(
        new PrepareAttempt(request.message()),
        new GiveUp(request.message(), 0, "contact-gone", false, null, NINE));
  }

  @Test
  void aCopyOfEvidenceIsSentWithItsFile() throws Exception {
    new DirectoryBlobs(files).put(PDF);
    request = requested(copy("en"));
    deliverAt(NINE);
    assertThat(told.getLast())
        .isInstanceOfSatisfying(
            RecordSent.class,
            sent -> {
              assertThat(sent.template()).isEqualTo("en/evidence-copy/1");
              assertThat(sent.subjects()).isEmpty();
            });
    assertThat(Servers.attached(server.getReceivedMessages()[0])).isEqualTo(PDF);
  }

  @Test
  void noCopyLeavesOfEvidenceThatWasWithdrawnMeanwhile() {
    new DirectoryBlobs(files).put(PDF);
    request = requested(copy("zh"));
    EvidenceCopy copy = copy("zh");
    amounts.log.add(new EvidenceWithdrawn(copy.request().subject(), 2));
    amounts.log.add(new EvidenceWithdrawn(new OfContract("CN01", "611365"), 1));
    deliverAt(NINE.minus(Duration.ofHours(9)));
    assertThat(ended).as("another piece was withdrawn").isFalse();
    amounts.log.add(new EvidenceWithdrawn(copy.request().subject(), 1));
    deliverAt(NINE);
    assertLastTold(
        new PrepareAttempt(request.message()),
        new Withhold(request.message(), new Obstacle("evidence-withdrawn", null), NINE));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aCopyOfADayThatIsOverIsWithheldAndOneToNobodyIsGivenUp() {
    request = requested(copy("zh"));
    Instant evening = NINE.plus(Duration.ofHours(9));
    deliverAt(evening);
    assertLastTold(
        new PrepareAttempt(request.message()),
        new Withhold(request.message(), new Obstacle("day-over", null), evening));
    ended = false;
    customer = known();
    deliverAt(NINE);
    assertLastTold(
        new PrepareAttempt(request.message()),
        new GiveUp(request.message(), 0, "contact-gone", false, null, NINE));
  }

  private static BalanceLetter with(Document file, BalanceLetter it) {
    return new BalanceLetter(
        it.request(),
        it.account(),
        it.kind(),
        it.followUp(),
        it.cutOff(),
        it.issuedOn(),
        it.balance(),
        it.language(),
        file,
        it.demanded(),
        it.answerBy(),
        it.replyTo());
  }

  /** As when it was requested, or is taken once more. */
  private void deliverAt(Instant moment) {
    now = moment;
    told.clear();
    String message = request.message().value();
    try (Together together = deliveries.begin(List.of(message))) {
      next = together.perform(message, now);
    }
  }

  /** Each attempt is made when it is due. */
  private void passTo(Instant moment) {
    while (next.isPresent() && !next.get().isAfter(moment)) {
      deliverAt(next.get());
    }
    now = moment;
  }

  private void assertLastTold(Object... commands) {
    assertThat(told).containsExactly(commands);
  }

  private void assertFailed(int attempt, Instant failedAt, Instant retryAt, String error) {
    assertThat(told.getLast())
        .isInstanceOfSatisfying(
            RecordFailedAttempt.class,
            failed -> {
              assertThat(failed.attempt()).isEqualTo(attempt);
              assertThat(failed.failedAt()).isEqualTo(failedAt);
              assertThat(failed.retryAt()).isEqualTo(retryAt);
              assertThat(failed.error()).contains(error);
            });
  }

  /** The hash in the record is that of the letter of this moment, kept apart. */
  private void assertSent(int attempt, Instant at, String address) {
    RecordSent sent = (RecordSent) told.getLast();
    assertThat(sent)
        .isEqualTo(
            new RecordSent(
                ID,
                attempt,
                told(requested()),
                List.of(),
                sent.hash(),
                Samples.TEMPLATE,
                null,
                new Grounds(DAY.minusDays(1), amounts.log.head(), address, REACHED, FREQUENCY),
                at));
    Proof kept = kept(sent);
    assertThat(kept.hash()).isEqualTo(sent.hash());
    assertThat(kept.email()).isEqualTo(address);
    assertThat(kept.name()).isEqualTo("王芳");
    assertThat(kept.content()).isEqualTo(written(address, at).content());
    assertThat(kept.content().text()).contains("\nhttps://huikuan.example/r/…\n");
  }

  private Proof kept(RecordSent sent) {
    return amounts.proofs.find(List.of(sent.hash())).get(sent.hash()).proof();
  }

  private static Letter written(String address, Instant at) {
    return Servers.letters().write(requested(), Samples.at(address), Samples.owed(requested()), at);
  }

  @Test
  void aContactIsWrittenToInItsOwnLanguageAndWithTheDateOfItsOwnZone() throws Exception {
    customer = known(wangAt("wang.fang@customer.example").in("en", "America/Los_Angeles"));
    deliverAt(NINE);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("Content-Language")).containsExactly("en");
    assertThat(letterSent()).contains("3 February 2013").doesNotContain("4 February 2013");
    RecordSent sent = (RecordSent) told.getLast();
    assertThat(sent.sentAt()).as("in the hours of the customer's place").isEqualTo(NINE);
    assertThat(sent.template()).isEqualTo("en/reminder-1/1");
    assertThat(kept(sent).locale()).isEqualTo("en");
  }

  @Test
  void theDesignatedAddressIsUsedBeforeTheFirst() {
    customer = known(wangAt("first@customer.example").designated("agreed@customer.example"));
    deliverAt(NINE);
    assertSent(1, NINE, "agreed@customer.example");
    assertThat(server.getReceivedMessages())
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.getAllRecipients()[0].toString())
                    .contains("agreed@customer.example"));
  }

  /** Who is known by the address itself. */
  private static final class OnePerson implements People {
    @Override
    public String at(String address) {
      return address;
    }

    @Override
    public Optional<Instant> noBounceSince(String person) {
      return Optional.of(REACHED);
    }
  }

  private static List<SentSubject> told(Requested request) {
    return request.subjects().stream()
        .map(each -> new SentSubject(each.step(), each.open(), null, null, each.policy()))
        .toList();
  }

  private static List<LeftOut> settled() {
    return leftOut("settled");
  }

  private static List<LeftOut> leftOut(String reason) {
    Step step = requested().steps().getFirst();
    return List.of(new LeftOut(step, reason));
  }

  private String letterSent() throws Exception {
    return Servers.text(server.getReceivedMessages()[0]);
  }

  private static OpenItemsChanged paid(String amount, String openAfter) {
    return Samples.paid(ACCOUNT, "611365", amount, openAfter);
  }

  private Customer known(TestContact... contacts) {
    CustomerId id = ACCOUNT.customerId();
    return new Customer(
        id,
        "上海晨光机械有限公司",
        "zh-CN",
        ZoneId.of("Asia/Shanghai"),
        Stream.of(contacts).map(each -> amounts.contacts.named(id, each)).toList(),
        null);
  }

  /** A directory of one. */
  private final class OneCustomer implements Customers {
    @Override
    public Customer find(CustomerId id) {
      return customer;
    }

    @Override
    public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void requireAtLeast(CustomerId id, @Nullable String ledgerSequence) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ContactKey> namedOrAt(String text) {
      throw new UnsupportedOperationException();
    }
  }
}
