package huikuan.ledger.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.ledger.confirmation.ConfirmationEvent.MailRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.Mailed;
import huikuan.ledger.confirmation.ConfirmationEvent.NotMailed;
import huikuan.ledger.confirmation.ConfirmationEvent.Posted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Lists tell of a letter what the letter itself tells, whatever happens in whatever order. */
class LetterEntryTest {

  private static final int EVENTS = 40;

  private static final List<ConfirmationEvent> SAMPLES =
      ApprovedLetterEventsTest.events()
          .filter(ConfirmationEvent.class::isInstance)
          .map(ConfirmationEvent.class::cast)
          .toList();

  private static LetterWritten written(boolean auditor) {
    LetterWritten it = (LetterWritten) SAMPLES.getFirst();
    return new LetterWritten(
        it.letter(),
        it.account(),
        it.kind(),
        it.edition(),
        it.cutOff(),
        it.issuedOn(),
        it.balance(),
        it.items(),
        it.content(),
        it.hash(),
        it.run(),
        it.replaces(),
        auditor);
  }

  /** One of the samples, of some request and some day. */
  private static ConfirmationEvent next(Random chance) {
    int request = 1 + chance.nextInt(3);
    LocalDate day = LocalDate.parse("2026-04-01").plusDays(chance.nextInt(5));
    return switch (SAMPLES.get(1 + chance.nextInt(SAMPLES.size() - 1))) {
      case MailRequested it ->
          new MailRequested(
              it.letter(),
              it.account(),
              it.kind(),
              request,
              it.followUp(),
              it.cutOff(),
              it.issuedOn(),
              it.balance(),
              it.contactId(),
              it.language(),
              it.document(),
              it.demanded(),
              it.answerBy(),
              it.replyTo(),
              it.sending(),
              it.customerSequence());
      case Mailed it ->
          new Mailed(
              it.letter(),
              it.account(),
              request,
              it.followUp(),
              it.message(),
              it.contactId(),
              it.hash(),
              it.sentAt(),
              day);
      case NotMailed it ->
          new NotMailed(
              it.letter(), it.account(), request, chance.nextBoolean(), it.reason(), it.detail());
      case Posted it ->
          new Posted(it.letter(), it.account(), chance.nextBoolean() ? "ems" : "hand", null, day);
      case ConfirmationEvent other -> other;
    };
  }

  @RepeatedTest(200)
  void aListTellsWhatTheLetterTells(RepetitionInfo seed) {
    Random chance = new Random(seed.getCurrentRepetition());
    List<ConfirmationEvent> events = new ArrayList<>();
    events.add(written(chance.nextBoolean()));
    LetterEntry entry = LetterEntry.of((LetterWritten) events.getFirst());
    for (int n = 0; n < EVENTS; n++) {
      ConfirmationEvent event = next(chance);
      events.add(event);
      entry.apply(event);
      LetterState letter = LetterState.of(events);
      boolean hidden = letter.written().auditor() && !letter.isDisclosed();
      assertThat(told(entry)).as("%s", events).isEqualTo(told(letter));
      assertThat(entry.told)
          .as("%s", events)
          .isEqualTo((hidden ? LetterStage.toOthers(letter) : letter.stage()).word());
      assertThat(entry.callDueTold).as("%s", events).isEqualTo(letter.isCallDue() && !hidden);
    }
  }

  private static String told(LetterEntry entry) {
    return "%s %s %s %s %s %s %s %s %s"
        .formatted(
            entry.state,
            entry.way,
            entry.sentOn,
            entry.printed && entry.sealApproved,
            entry.callDue,
            entry.arrivedOn,
            entry.agreed,
            entry.outcome,
            entry.failure);
  }

  private static String told(LetterState letter) {
    return "%s %s %s %s %s %s %s %s %s"
        .formatted(
            letter.stage().word(),
            letter
                .posted()
                .map(Posted::way)
                .or(() -> letter.mailed().map(_ -> "mail"))
                .orElse(null),
            letter
                .posted()
                .map(Posted::postedOn)
                .or(() -> letter.mailed().map(Mailed::sentOn))
                .orElse(null),
            letter.isToPrint() && letter.isSealApproved(),
            letter.isCallDue(),
            letter.arrived().map(it -> it.arrivedOn()).orElse(null),
            letter.reply().map(it -> it.agreed()).orElse(null),
            letter.closed().map(it -> it.outcome()).orElse(null),
            letter.failure().map(NotMailed::reason).orElse(null));
  }
}
