package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.dunning.letter.DisagreedLetter;
import huikuan.dunning.person.PersonTasks;
import huikuan.dunning.recipient.RecipientAnswer;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.web.access.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task: the claims of a customer for one reason.
 *
 * @param claims how many
 * @param open what is open of them, an amount for each currency
 * @param dueOn the earliest due date; absent = it has no claims
 * @param letters that the customer does not agree with; absent = it is about none
 * @param told by recipients of mails, the first {@value #MOST_TOLD}; absent = nothing was
 * @param people at the customer; absent = it is about none
 * @param guarantors of the customer; absent = it is about none
 * @param copies of evidence that did not arrive, the first {@value #MOST_TOLD}; absent = it is
 *     about none
 * @param promises that were not kept, the latest first, at most {@value #MOST_TOLD}; absent = it is
 *     about none
 * @param payments that were too little, the first {@value #MOST_TOLD}; absent = it is about none
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "Task")
record TaskView(
    String task,
    TaskReason reason,
    String company,
    String customer,
    String customerName,
    int claims,
    List<Money> open,
    @Nullable LocalDate dueOn,
    @Nullable List<Letter> letters,
    @Nullable List<ToldLine> told,
    @Nullable List<PersonLine> people,
    @Nullable List<GuarantorLine> guarantors,
    @Nullable List<CopyLineView> copies,
    @Nullable List<PromiseLineView> promises,
    @Nullable FilingView filing,
    @Nullable List<ShortPaymentView> payments) {

  /** All claims of a task are found by the list of cases. */
  private static final int MOST_TOLD = 200;

  /**
   * A letter that the customer does not agree with.
   *
   * @param lines the differences that are still to be clarified
   */
  @Schema(name = "DisagreedLetter")
  record Letter(String letter, String account, LocalDate repliedOn, List<Line> lines) {

    private static Letter of(DisagreedLetter letter) {
      return new Letter(
          letter.letter(),
          letter.account(),
          LocalDate.parse(requireNonNull(letter.repliedOn())),
          letter.open().stream()
              .map(each -> Line.of(each, letter.caseOf(each).orElse(null)))
              .toList());
    }
  }

  /**
   * A difference.
   *
   * @param caseId of the item; absent = the item is not in our books
   * @param disputed what is not asked for through {@code until}; absent = nothing
   * @param reason the customer's
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "DisagreedLine")
  record Line(
      int line,
      @JsonProperty("case") @Nullable String caseId,
      @Nullable ItemKind itemKind,
      String item,
      Money ours,
      Money theirs,
      @Nullable Money disputed,
      @Nullable LocalDate until,
      @Nullable String reason) {

    private static Line of(DisagreedLetter.Line line, @Nullable String caseId) {
      String disputed = line.disputed();
      return new Line(
          line.line(),
          caseId,
          line.itemKind(),
          line.item(),
          Money.parse(line.ours()),
          Money.parse(line.theirs()),
          disputed == null ? null : Money.parse(disputed),
          disputed == null ? null : LocalDate.parse(line.until()),
          line.reason() == null ? null : Masking.text(line.reason()));
    }
  }

  /**
   * What a recipient told by the link in a mail.
   *
   * @param caseId of the item; absent = it is not about an item
   * @param amount that is promised
   * @param day until when it is in approval, on which it was paid, or for which it is promised
   * @param reference of the payment
   * @param file the hash of the payment slip among the company's files
   * @param proposal the number of the named person
   * @param offer the id of the concession, which is not offered any more
   * @param answer to it: accepted or declined
   * @param recipient the name that the contact has now
   * @param message that brought the link
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "ToldByRecipient")
  record ToldLine(
      @Nullable String account,
      @JsonProperty("case") @Nullable String caseId,
      @Nullable ItemKind itemKind,
      @Nullable String item,
      @Nullable Money amount,
      @Nullable LocalDate day,
      @Nullable String reference,
      @Nullable String file,
      @Nullable String proposal,
      @Nullable String offer,
      @Nullable OfferAnswer answer,
      String contactId,
      @Nullable String recipient,
      String message,
      Instant toldAt) {

    private static ToldLine of(OpenTask.ToldLine line) {
      RecipientAnswer told = line.told();
      return new ToldLine(
          told.account(),
          told.caseId().orElse(null),
          told.itemKind(),
          told.item(),
          told.amount() == null ? null : Money.parse(told.amount()),
          told.day() == null ? null : LocalDate.parse(told.day()),
          told.reference() == null ? null : Masking.text(told.reference()),
          told.file(),
          told.proposal(),
          told.offer(),
          told.answer(),
          told.contactId(),
          line.recipient() == null ? null : Masking.name(line.recipient()),
          told.message(),
          Instant.parse(told.toldAt()));
    }
  }

  /**
   * One of the people at the customer.
   *
   * @param name that the contact has now
   * @param since the first day of the task
   * @param why it is to be confirmed anew; absent = that is not the task
   * @param keepUntil the last day of keeping its data; absent = that is not the task
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "TaskPerson")
  record PersonLine(
      String contactId,
      @Nullable String name,
      LocalDate since,
      Contact.Stale.@Nullable Why why,
      @Nullable LocalDate keepUntil) {

    private static PersonLine of(OpenTask.PersonLine line, TaskReason reason) {
      PersonTasks.Person person = line.person();
      boolean stale = reason == TaskReason.PERSON_STALE;
      return new PersonLine(
          person.contactId(),
          line.name() == null ? null : Masking.name(line.name()),
          LocalDate.parse(person.since()),
          stale ? Contact.Stale.Why.valueOf(person.about()) : null,
          stale ? null : LocalDate.parse(person.about()));
    }
  }

  /**
   * A party that answers for the customer.
   *
   * @param party its id
   * @param since the first day of the task
   * @param validTo the last day on which it answers
   */
  @Schema(name = "TaskGuarantor")
  record GuarantorLine(String party, LocalDate since, LocalDate validTo) {

    private static GuarantorLine of(PersonTasks.Person party) {
      return new GuarantorLine(
          party.contactId(), LocalDate.parse(party.since()), LocalDate.parse(party.about()));
    }
  }

  static TaskView of(OpenTask task) {
    TaskId id = task.id();
    boolean ofGuarantors = id.reason() == TaskReason.GUARANTEE_ENDING;
    return new TaskView(
        id.toString(),
        id.reason(),
        id.customer().company(),
        id.customer().customer(),
        task.customerName(),
        task.claims(),
        task.open(),
        task.dueOn(),
        task.letters().isEmpty() ? null : task.letters().stream().map(Letter::of).toList(),
        task.told().isEmpty()
            ? null
            : task.told().stream().limit(MOST_TOLD).map(ToldLine::of).toList(),
        task.people().isEmpty() || ofGuarantors
            ? null
            : task.people().stream().map(each -> PersonLine.of(each, id.reason())).toList(),
        ofGuarantors
            ? task.people().stream().map(each -> GuarantorLine.of(each.person())).toList()
            : null,
        task.copies().isEmpty()
            ? null
            : task.copies().stream().limit(MOST_TOLD).map(CopyLineView::of).toList(),
        task.promises().isEmpty()
            ? null
            : task.promises().stream().limit(MOST_TOLD).map(PromiseLineView::of).toList(),
        task.filing() == null ? null : FilingView.of(task.filing()),
        task.payments().isEmpty()
            ? null
            : task.payments().stream().limit(MOST_TOLD).map(ShortPaymentView::of).toList());
  }
}
