package huikuan.ledger.confirmation;

import static huikuan.ledger.Contacts.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterEvent.ReplyTo;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.account.Kind;
import huikuan.ledger.confirmation.ConfirmationEvent.AnswerDisclosed;
import huikuan.ledger.confirmation.ConfirmationEvent.Answered;
import huikuan.ledger.confirmation.ConfirmationEvent.Arrived;
import huikuan.ledger.confirmation.ConfirmationEvent.CallDue;
import huikuan.ledger.confirmation.ConfirmationEvent.Difference;
import huikuan.ledger.confirmation.ConfirmationEvent.DifferenceAssigned;
import huikuan.ledger.confirmation.ConfirmationEvent.DifferenceClarified;
import huikuan.ledger.confirmation.ConfirmationEvent.LetterClosed;
import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.ledger.confirmation.ConfirmationEvent.MailRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.Mailed;
import huikuan.ledger.confirmation.ConfirmationEvent.NotMailed;
import huikuan.ledger.confirmation.ConfirmationEvent.Posted;
import huikuan.ledger.confirmation.ConfirmationEvent.PrintRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.Reply;
import huikuan.ledger.confirmation.ConfirmationEvent.SealApproved;
import huikuan.ledger.confirmation.ConfirmationEvent.SealRejected;
import huikuan.ledger.confirmation.RunEvent.RunAdvanced;
import huikuan.ledger.confirmation.RunEvent.RunReleased;
import huikuan.ledger.confirmation.RunEvent.RunResumed;
import huikuan.ledger.confirmation.RunEvent.RunSent;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunEvent.RunStopped;
import huikuan.ledger.confirmation.RunEvent.RunWritten;
import huikuan.ledger.confirmation.RunEvent.SendingAdvanced;
import huikuan.ledger.confirmation.ScheduleEvent.ScheduleSet;
import huikuan.platform.approval.Proposal;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The stored events of letters and runs are read and written as approved. */
class ApprovedLetterEventsTest {

  private static final String LETTER = "CN01.20260331.7K3Q9F2MXB";
  private static final String RUN = "CN01.20260331.run-3TQ8ZK4M2P";
  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");
  private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015".repeat(2);
  private static final Instant AT = Instant.parse("2026-04-13T02:00:00Z");

  private final EventCodec codec =
      new EventCodec(
          EventVocabulary.of(ConfirmationEvent.class, RunEvent.class, ScheduleEvent.class));

  static Stream<Object> events() {
    Document document = new Document(HASH, 48_211, "application/pdf", LETTER + ".pdf");
    List<Demanded> demanded =
        List.of(new Demanded(ItemKind.INVOICE, "F-260306", day("2026-03-11"), cny("215600.00")));
    Reply reply =
        new Reply(
            false,
            day("2026-04-20"),
            cny("200000.00"),
            "paper",
            "seal",
            sealed("王芳"),
            "授权书 2026-01-05",
            "company",
            List.of(HASH),
            List.of(
                new Difference(
                    1,
                    Kind.INVOICE,
                    "F-260306",
                    cny("215600.00"),
                    cny("200000.00"),
                    cny("-15600.00"),
                    "退货")),
            day("2026-05-06"),
            sealed("by courier"));
    return Stream.of(
        new LetterWritten(
            LETTER,
            ACCOUNT,
            LetterKind.POSITIVE,
            2,
            day("2026-03-31"),
            day("2026-04-13"),
            cny("215600.00"),
            1,
            "{\"number\":\"%s\"}".formatted(LETTER),
            HASH,
            RUN,
            "CN01.20260331.4M8T0C7RDA",
            true),
        new MailRequested(
            LETTER,
            ACCOUNT,
            LetterKind.DEMAND,
            2,
            1,
            day("2026-03-31"),
            day("2026-04-13"),
            cny("215600.00"),
            "p1",
            "zh",
            document,
            demanded,
            day("2026-04-27"),
            new ReplyTo("Sample Auditors", "letters@auditors.example"),
            new Sending(day("2026-04-13"), List.of(Hours.parse("09:00/11:30")), AT, 3, 5, null),
            "e1.0000000000000000003.0000000000"),
        new Mailed(
            LETTER,
            ACCOUNT,
            2,
            1,
            "5b1f0d6e-2f6a-3b52-9a53-0c9a7d3f1e11",
            "p1",
            HASH,
            AT,
            day("2026-04-13")),
        new NotMailed(LETTER, ACCOUNT, 2, true, "on-hold", "invoice F-260306"),
        new PrintRequested(
            LETTER,
            ACCOUNT,
            1,
            cny("215600.00"),
            document,
            Proposal.of("person:chen.jing", Instant.parse("2026-04-20T16:00:00Z"), 1)),
        new SealApproved(LETTER, ACCOUNT, 1),
        new SealRejected(LETTER, ACCOUNT, 1, "wrong address"),
        new Posted(LETTER, ACCOUNT, "ems", "EB123456789CN", day("2026-04-14")),
        new Arrived(
            LETTER,
            ACCOUNT,
            LetterKind.DEMAND,
            true,
            "signed-for",
            day("2026-04-16"),
            sealed("王芳"),
            HASH,
            demanded),
        new Answered(LETTER, ACCOUNT, LetterKind.POSITIVE, true, reply),
        new AnswerDisclosed(LETTER, ACCOUNT, LetterKind.POSITIVE, reply, AT),
        new DifferenceAssigned(LETTER, ACCOUNT, 1, "li.na"),
        new DifferenceClarified(LETTER, ACCOUNT, 1, "ourError", "returned", List.of("K-1")),
        new CallDue(LETTER, ACCOUNT),
        new LetterClosed(LETTER, ACCOUNT, "withdrawn", "wrong address", true, AT),
        new RunStarted(
            RUN,
            "CN01",
            LetterKind.STATEMENT,
            day("2026-01-01"),
            day("2026-03-31"),
            48_211,
            AT,
            new Selection("CNY", cny("1000.00"), "key", true, true, 25, 7L),
            new ReplyTo("Sample Auditors", "letters@auditors.example"),
            "1 Audit Street",
            "en",
            25),
        new RunAdvanced(
            RUN,
            "CN01.C-1006.CNY",
            10,
            1,
            List.of(new RunEvent.Skipped("CN01.C-1003.CNY", RunEvent.Skipped.Why.LETTER_EXISTS))),
        new RunWritten(RUN, 24, 1),
        new RunReleased(RUN, RunWay.MAIL_OR_PAPER, "person:lin"),
        new SendingAdvanced(RUN, "CN01.C-1006.CNY", 7, 2, 1),
        new RunSent(RUN, 15, 5, 4),
        new RunStopped(RUN, "wrong day", AT),
        new RunResumed(RUN),
        new ScheduleSet(
            "CN01",
            "quarter",
            LetterKind.POSITIVE,
            5,
            new Selection("CNY", cny("1000.00"), "key", false, false, null, null),
            "zh",
            day("2026-04-13")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsWrittenAsApprovedAndRead(Object event) {
    JsonMapper json = new JsonMapper();
    String name = codec.nameOf(event);
    assertThat(json.readTree(codec.encode(event))).isEqualTo(json.readTree(approved(name)));
    assertThat(codec.decode(name, approved(name))).isEqualTo(event);
  }

  @Test
  void everyStoredEventIsApproved() {
    assertThat(events().map(codec::nameOf))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ConfirmationEvent.class, RunEvent.class, ScheduleEvent.class)
                .flatMap(each -> EventVocabulary.namesOf(each).stream())
                .toList());
  }

  private static String approved(String name) {
    try (InputStream file =
        ApprovedLetterEventsTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Money cny(String amount) {
    return Money.parse(amount + " CNY");
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
