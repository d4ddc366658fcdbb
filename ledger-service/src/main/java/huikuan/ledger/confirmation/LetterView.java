package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.confirmation.ConfirmationEvent.DifferenceClarified;
import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.ledger.confirmation.ConfirmationEvent.Reply;
import huikuan.ledger.rendering.LetterPaper;
import huikuan.platform.approval.ProposalId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter and what became of it. Amounts are decimal strings in the account's currency.
 *
 * @param number the letter's id, which is printed on it
 * @param state written, to-print, sending, not-sent, bounced, sent, arrived, not-agreed or closed
 * @param outcome of a closed letter: agreed, clarified, no-answer, delivered, withdrawn or replaced
 * @param balance above zero = the customer owes us
 * @param balanceNow the balance of the same day as the books are known now; it differs when
 *     documents of that day or earlier were posted later
 * @param hash of the content, SHA-256, hexadecimal
 * @param recipient the contact that it was written for; null = none could be written to
 * @param seal of a letter that is to go on paper; null = it is not, or has left
 * @param problem why it did not leave, or came back
 * @param callDue whether somebody is to call the customer
 * @param answer null = none, or none that the caller may see
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Letter")
record LetterView(
    @Schema(type = "string", example = "CN01.20130331.7K3Q9F2MXB") LetterNumber number,
    @Schema(type = "string", example = "CN01.C-1006.CNY") AccountId account,
    LetterKind kind,
    LetterStage state,
    @Nullable String outcome,
    @Nullable LocalDate from,
    LocalDate cutOff,
    LocalDate issuedOn,
    Instant knownAt,
    long position,
    String language,
    String customer,
    @Nullable Recipient recipient,
    @Nullable ReplyTo replyTo,
    String currency,
    String balance,
    String balanceNow,
    List<Item> items,
    List<Movement> movements,
    @Nullable LocalDate answerBy,
    String hash,
    @Nullable DocumentFile document,
    @Nullable String run,
    @Nullable String replaces,
    boolean auditor,
    @Nullable Seal seal,
    @Nullable Sent sent,
    @Nullable Trouble problem,
    @Nullable Arrival arrived,
    int followUps,
    boolean callDue,
    @Nullable Answer answer) {

  /** A contact of the customer. */
  record Recipient(String contact, @Nullable String name) {}

  /** The third party that gets the answer. */
  record ReplyTo(String name, @Nullable String address, @Nullable String email) {}

  /** An item that was open; credits are below zero. */
  record Item(
      String kind,
      String number,
      LocalDate postedOn,
      @Nullable LocalDate dueOn,
      @Nullable String contract,
      @Nullable String reference,
      String amount,
      String open) {}

  /** A document of a statement; above zero = the customer owes more. */
  record Movement(LocalDate postedOn, String kind, String number, String amount) {}

  /** The document as it was sent, or is to be. */
  record DocumentFile(String hash, long size, String mediaType) {}

  /**
   * The use of our seal on the printed letter.
   *
   * @param proposal what another person approves
   */
  record Seal(@Schema(type = "string") ProposalId proposal, boolean approved) {}

  /**
   * @param way mail, ems or hand
   * @param message of a mail: its id among the notifications
   * @param waybill of a letter on paper
   */
  record Sent(String way, LocalDate sentOn, @Nullable String message, @Nullable String waybill) {}

  /**
   * @param bounced whether it came back after it was sent
   */
  record Trouble(boolean bounced, String reason, @Nullable String detail) {}

  /**
   * @param proof no-bounce, signed-for or answered
   */
  record Arrival(
      String proof, LocalDate arrivedOn, @Nullable String signedBy, @Nullable String file) {}

  /**
   * @param by how it came: link, mail or paper
   * @param grade its strength: click, mail, signature, seal or authority
   * @param disclosed of an auditor's letter: whether the company may see it
   */
  record Answer(
      boolean agreed,
      LocalDate repliedOn,
      String by,
      String grade,
      @Nullable String balance,
      @Nullable String signedBy,
      @Nullable String authority,
      @Nullable String seal,
      List<String> files,
      List<Difference> differences,
      @Nullable LocalDate heldUntil,
      @Nullable String note,
      @Nullable Boolean disclosed) {}

  /**
   * @param kind null = the item is not in our books
   * @param difference theirs less ours
   * @param outcome timing, missingDocument, ourError, theirError or dispute; null = not clarified
   */
  record Difference(
      int line,
      @Nullable String kind,
      String item,
      String ours,
      String theirs,
      String difference,
      @Nullable String reason,
      @Nullable String owner,
      @Nullable String outcome,
      @Nullable String note,
      @Nullable List<String> documents) {}

  /**
   * @param balanceNow the balance of the letter's day as it is known now
   * @param seesAnswer whether the caller may see an auditor's answer before it is disclosed
   * @param people reads what is sealed; null of those who are forgotten
   */
  static LetterView of(
      LetterState state, Money balanceNow, boolean seesAnswer, LetterPeople people) {
    LetterWritten written = state.written();
    LetterContent content = state.content();
    boolean hidden = written.auditor() && !state.isDisclosed() && !seesAnswer;
    return new LetterView(
        content.number(),
        written.account(),
        written.kind(),
        hidden ? LetterStage.toOthers(state) : state.stage(),
        hidden && !state.isGone() ? null : state.closed().map(it -> it.outcome()).orElse(null),
        content.from(),
        content.cutOff(),
        content.issuedOn(),
        content.knownAt(),
        content.position(),
        content.language(),
        content.addressee().name(),
        recipient(content, people),
        replyTo(content.replyTo()),
        content.account().currency().getCurrencyCode(),
        content.balance().decimal(),
        balanceNow.decimal(),
        content.items().stream().map(LetterView::item).toList(),
        content.movements().stream().map(LetterView::movement).toList(),
        content.answerBy(),
        written.hash(),
        state
            .document()
            .map(it -> new DocumentFile(it.hash(), it.size(), it.mediaType()))
            .orElse(null),
        written.run(),
        written.replaces(),
        written.auditor(),
        state.printed().map(it -> new Seal(it.proposalId(), state.isSealApproved())).orElse(null),
        sent(state),
        state.failure().map(it -> new Trouble(it.bounced(), it.reason(), it.detail())).orElse(null),
        state
            .arrived()
            .filter(_ -> !hidden)
            .map(
                it ->
                    new Arrival(it.proof(), it.arrivedOn(), people.open(it.signedBy()), it.file()))
            .orElse(null),
        hidden ? 0 : state.followUps(),
        state.isCallDue() && !hidden,
        hidden ? null : state.reply().map(reply -> answer(state, reply, people)).orElse(null));
  }

  private static @Nullable Recipient recipient(LetterContent content, LetterPeople people) {
    String contact = content.contactId();
    return contact == null
        ? null
        : new Recipient(contact, people.name(content.account().customerId(), contact));
  }

  private static @Nullable ReplyTo replyTo(LetterPaper.@Nullable ReplyTo party) {
    return party == null ? null : new ReplyTo(party.name(), party.address(), party.email());
  }

  private static Item item(LetterPaper.Item item) {
    return new Item(
        item.kind().toString(),
        item.number(),
        item.postedOn(),
        item.dueOn(),
        item.contract(),
        item.reference(),
        item.amount().decimal(),
        item.open().decimal());
  }

  private static Movement movement(LetterPaper.Movement movement) {
    return new Movement(
        movement.postedOn(),
        movement.kind().toString(),
        movement.number(),
        movement.amount().decimal());
  }

  private static @Nullable Sent sent(LetterState state) {
    return state
        .posted()
        .map(it -> new Sent(it.way(), it.postedOn(), null, it.waybill()))
        .or(() -> state.mailed().map(it -> new Sent("mail", it.sentOn(), it.message(), null)))
        .orElse(null);
  }

  private static Answer answer(LetterState state, Reply reply, LetterPeople people) {
    Money balance = reply.balance();
    return new Answer(
        reply.agreed(),
        reply.repliedOn(),
        reply.by(),
        reply.grade(),
        balance == null ? null : balance.decimal(),
        people.open(reply.signedBy()),
        reply.authority(),
        reply.seal(),
        reply.files(),
        reply.differences().stream().map(each -> difference(state, each)).toList(),
        reply.heldUntil(),
        people.open(reply.note()),
        state.written().auditor() ? state.isDisclosed() : null);
  }

  private static Difference difference(LetterState state, ConfirmationEvent.Difference difference) {
    DifferenceClarified clarified = state.clarified(difference.line());
    return new Difference(
        difference.line(),
        difference.kind() == null ? null : difference.kind().toString(),
        difference.number(),
        difference.ours().decimal(),
        difference.theirs().decimal(),
        difference.difference().decimal(),
        difference.reason(),
        state.owner(difference.line()),
        clarified == null ? null : clarified.outcome(),
        clarified == null ? null : clarified.note(),
        clarified == null ? null : clarified.documents());
  }
}
