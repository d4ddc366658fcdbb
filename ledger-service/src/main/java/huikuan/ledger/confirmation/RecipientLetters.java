package huikuan.ledger.confirmation;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.account.Kind;
import huikuan.ledger.confirmation.ConfirmationEvent.Reply;
import huikuan.ledger.rendering.LetterPaper.ReplyTo;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Letters as somebody sees and answers them who got one by mail. */
@Component
public class RecipientLetters {

  /**
   * A letter, and how it can be answered.
   *
   * @param thirdParty the name of who gets the answer instead of us; null = we do
   * @param whyNot why it can't be answered by a link: third-party, statement, answered or closed;
   *     null = it can
   * @param answer null = none; that to a third party is not told
   */
  public record Received(
      String number,
      LetterKind kind,
      LocalDate cutOff,
      LocalDate issuedOn,
      Money balance,
      @Nullable LocalDate answerBy,
      @Nullable String thirdParty,
      @Nullable String whyNot,
      @Nullable Answer answer,
      List<Line> lines) {}

  /** An answer that was given; {@code by} is link, mail or paper. */
  public record Answer(boolean agreed, LocalDate repliedOn, String by) {}

  /** An item that was open; credits are below zero. */
  public record Line(
      Kind kind,
      String number,
      LocalDate postedOn,
      @Nullable LocalDate dueOn,
      Money amount,
      Money open) {}

  private final Letters letters;
  private final Answers answers;

  RecipientLetters(Letters letters, Answers answers) {
    this.letters = letters;
    this.answers = answers;
  }

  /** A letter to a customer; empty = it has none with this number. */
  public Optional<Received> find(CustomerId customer, String number) {
    return state(customer, number).map(RecipientLetters::received);
  }

  /**
   * Records an answer that is given by a link. The same again changes nothing.
   *
   * @param name of the contact that the mail was for
   * @throws ProblemException if there is no such letter, or it takes no such answer
   */
  public void reply(CustomerId customer, String number, JsonNode body, Faults faults, String name) {
    LetterState letter = existing(customer, number);
    if (thirdParty(letter) != null) {
      throw new ProblemException(LetterProblems.problem(new LetterRefusal.AuditorsLetter()));
    }
    AnswerReader reader =
        new AnswerReader(
            letter.content(),
            _ -> false,
            answers.today(letter.number()),
            answers.signer(letter.number()),
            body,
            faults);
    LocalDate day = repliedOn(letter, answers.today(letter.number()));
    answers.answered(letter.number(), heldUntil -> reader.readOfLink(heldUntil, day, name));
  }

  /**
   * Where the customer's day begins earlier, a letter can have left on a later day than the
   * company's; an answer that is given again was given when it was first.
   */
  private static LocalDate repliedOn(LetterState letter, LocalDate today) {
    return letter
        .reply()
        .filter(before -> before.by().equals(AnswerReader.LINK))
        .map(Reply::repliedOn)
        .or(() -> letter.leftOn().filter(today::isBefore))
        .orElse(today);
  }

  /**
   * The letter's document, a PDF.
   *
   * @throws ProblemException if there is no such letter
   */
  public byte[] pdf(CustomerId customer, String number) {
    return letters.pdf(existing(customer, number));
  }

  private LetterState existing(CustomerId customer, String number) {
    return state(customer, number)
        .orElseThrow(() -> new ProblemException(Problem.notFound("letter", number)));
  }

  private Optional<LetterState> state(CustomerId customer, String number) {
    return Optional.of(letters.find(LetterNumber.parse(number)))
        .filter(LetterState::exists)
        .filter(letter -> letter.written().account().customerId().equals(customer));
  }

  private static Received received(LetterState letter) {
    LetterContent content = letter.content();
    String thirdParty = thirdParty(letter);
    return new Received(
        content.number().value(),
        content.kind(),
        content.cutOff(),
        content.issuedOn(),
        content.balance(),
        content.answerBy(),
        thirdParty,
        whyNot(letter, thirdParty),
        letter
            .reply()
            .filter(_ -> thirdParty == null)
            .map(it -> new Answer(it.agreed(), it.repliedOn(), it.by()))
            .orElse(null),
        content.items().stream()
            .map(
                each ->
                    new Line(
                        each.kind(),
                        each.number(),
                        each.postedOn(),
                        each.dueOn(),
                        each.amount(),
                        each.open()))
            .toList());
  }

  private static @Nullable String thirdParty(LetterState letter) {
    ReplyTo replyTo = letter.content().replyTo();
    return replyTo == null ? null : replyTo.name();
  }

  private static @Nullable String whyNot(LetterState letter, @Nullable String thirdParty) {
    if (thirdParty != null) {
      return "third-party";
    }
    if (letter.kind() == LetterKind.STATEMENT) {
      return "statement";
    }
    if (letter.isAnswered()) {
      return "answered";
    }
    return letter.isClosed() ? "closed" : null;
  }
}
