package huikuan.dunning.timeline;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldView;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.web.access.Masking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an event. A fact that an event does not have is null, and left out in JSON. Amounts
 * are decimals in the account's currency.
 */
@JsonInclude(Include.NON_NULL)
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class Facts {

  @Schema(description = "The step, or what the case stands at", example = "reminder-1")
  @Nullable String level;

  @Schema(description = "A key of the list of reasons", example = "chasing-closed")
  @Nullable String reason;

  @Schema(description = "In the words of who told the reason", example = "550 no such user")
  @Nullable String detail;

  @Schema(description = "The day of the step, at the customer; or that a recipient told")
  @Nullable LocalDate day;

  @Schema(description = "From the due date to that day; below zero = before it")
  @Nullable Integer daysLate;

  @Schema(description = "The kind of the item that it is about", example = "invoice")
  @Nullable ItemKind itemKind;

  @Schema(
      description = "The number of the item: of the case; of an escalation, of one of its items")
  @Nullable String invoice;

  @Nullable LocalDate dueOn;

  @Schema(description = "The due date until then, if it was put off")
  @Nullable LocalDate dueBefore;

  @Schema(description = "By how much", example = "30000.00")
  @Nullable String amount;

  @Schema(description = "What is open then", example = "30000.00")
  @Nullable String open;

  @Schema(description = "What is asked for: open, not on hold, not covered", example = "1200.00")
  @Nullable String asked;

  @Nullable DocumentFact document;

  @Schema(description = "The policy and its version", example = "standard/1")
  @Nullable String policy;

  @Schema(description = "The policy until then, if the claim was moved", example = "standard/1")
  @Nullable String policyBefore;

  @Schema(description = "The person who sees to it from then on", example = "person:li.na")
  @Nullable String owner;

  @Schema(description = "What is planned, in order of time")
  @Nullable List<PlannedStep> steps;

  @Schema(description = "Who is written to, or told it")
  @Nullable String contactId;

  @Schema(description = "The name that the contact has now")
  @Nullable String recipient;

  @Schema(description = "The id of the message; absent if none was put together")
  @Nullable String message;

  @Schema(
      description = "When the message left, failed, came back, or was known to leave the claim out")
  @Nullable Instant messageAt;

  @Schema(description = "Of what was sent")
  @Nullable String hash;

  @Schema(description = "Of a payment, as a recipient told it", example = "ICBC 20260301-88")
  @Nullable String reference;

  @Schema(description = "The hash of a file that a recipient sent")
  @Nullable String file;

  @Schema(description = "The number of a person whom a recipient named")
  @Nullable String proposal;

  @Nullable HoldView hold;

  @Schema(description = "What of the open amount is on hold", example = "1200.00")
  @Nullable String held;

  @Schema(description = "What a person has to see to", example = "very-late")
  @Nullable String task;

  @Schema(description = "Whose side makes the claim late, as a person says", example = "own")
  @Nullable String cause;

  @Schema(description = "Whether it means not to pay, as a person says", example = "malicious")
  @Nullable String attitude;

  @Schema(description = "Why a person ordered it")
  @Nullable String note;

  @Schema(description = "The number of a letter about the balance")
  @Nullable String letter;

  @Schema(
      description = "What shows that the letter arrived: no-bounce, signed-for or answered",
      example = "signed-for")
  @Nullable String proof;

  @Schema(description = "Of a hold that ended", example = "manual")
  @Nullable String source;

  @Schema(description = "What ended the hold, or the task", example = "expired")
  @Nullable String by;

  @Schema(description = "From when on messages of the company may leave")
  @Nullable LocalDate from;

  @Schema(description = "Through when the receipts of the company are complete")
  @Nullable LocalDate receiptsThrough;

  @Schema(description = "From when on the step may be taken, or when the holds end")
  @Nullable Instant until;

  @Schema(description = "Which of the account's escalations, from 1")
  @Nullable Integer round;

  @Schema(example = "stop-supply")
  @Nullable String sanction;

  @Schema(description = "What is asked for of the customer, in each currency")
  @Nullable List<String> sums;

  @Schema(description = "What a sanction lacks, each thing as GET /dunning/sanctions names it")
  @Nullable List<String> lacks;

  @Schema(description = "A system that enforces a sanction, or several", example = "erp")
  @Nullable String system;

  @Schema(description = "Whether the item is disputed now")
  @Nullable Boolean disputed;

  /**
   * A document that changed what is open.
   *
   * @param postedOn the day from which it counts; absent = not known here
   */
  @JsonInclude(Include.NON_NULL)
  @Schema(name = "DocumentFact")
  public record DocumentFact(
      @Schema(example = "creditNote") String kind, String number, @Nullable LocalDate postedOn) {}

  Facts() {}

  Facts level(String level) {
    this.level = level;
    return this;
  }

  /** The policy that a claim keeps from then on; null = the event tells none. */
  public @Nullable String policy() {
    return policy;
  }

  public @Nullable String reason() {
    return reason;
  }

  public @Nullable String detail() {
    return detail;
  }

  Facts reason(ToldReason told) {
    reason = told.key();
    detail = told.detail() == null ? null : Masking.text(told.detail());
    return this;
  }

  Facts day(LocalDate day) {
    this.day = day;
    return this;
  }

  Facts daysLate(int days) {
    daysLate = days;
    return this;
  }

  Facts item(ItemKind kind, String number) {
    itemKind = kind;
    invoice = number;
    return this;
  }

  Facts dueOn(LocalDate dueOn) {
    this.dueOn = dueOn;
    return this;
  }

  Facts dueBefore(LocalDate day) {
    dueBefore = day;
    return this;
  }

  Facts amount(Money amount) {
    this.amount = amount.decimal();
    return this;
  }

  Facts open(Money open) {
    this.open = open.decimal();
    return this;
  }

  Facts asked(Money asked) {
    this.asked = asked.decimal();
    return this;
  }

  Facts document(String kind, String number, @Nullable LocalDate postedOn) {
    document = new DocumentFact(kind, number, postedOn);
    return this;
  }

  Facts policy(String policy) {
    this.policy = policy;
    return this;
  }

  Facts policyBefore(String policy) {
    policyBefore = policy;
    return this;
  }

  Facts owner(@Nullable String owner) {
    this.owner = owner;
    return this;
  }

  Facts steps(List<PlannedStep> steps) {
    this.steps = steps;
    return this;
  }

  Facts contact(@Nullable String id, @Nullable String name) {
    contactId = id;
    recipient = name == null ? null : Masking.name(name);
    return this;
  }

  Facts message(@Nullable String message, Instant at) {
    this.message = message;
    messageAt = at;
    return this;
  }

  /** The message that brought the link. */
  Facts link(String message) {
    this.message = message;
    return this;
  }

  Facts payment(@Nullable String reference, @Nullable String file) {
    this.reference = reference == null ? null : Masking.text(reference);
    this.file = file;
    return this;
  }

  Facts proposal(String proposal) {
    this.proposal = proposal;
    return this;
  }

  Facts hash(String hash) {
    this.hash = hash;
    return this;
  }

  Facts hold(Hold hold) {
    this.hold = HoldView.of(hold);
    return this;
  }

  Facts held(@Nullable Money held) {
    this.held = held == null ? null : held.decimal();
    return this;
  }

  Facts task(TaskReason reason) {
    task = reason.word();
    return this;
  }

  Facts by(String by) {
    this.by = by;
    return this;
  }

  Facts cause(Cause of, @Nullable Attitude how) {
    cause = of.toString();
    attitude = how == null ? null : how.toString();
    return this;
  }

  Facts note(String note) {
    this.note = note;
    return this;
  }

  Facts letter(String letter) {
    this.letter = letter;
    return this;
  }

  Facts proof(String proof) {
    this.proof = proof;
    return this;
  }

  Facts holdEnd(String source, String by) {
    this.source = source;
    this.by = by;
    return this;
  }

  Facts company(@Nullable LocalDate from, @Nullable LocalDate receiptsThrough) {
    this.from = from;
    this.receiptsThrough = receiptsThrough;
    return this;
  }

  Facts until(@Nullable Instant until) {
    this.until = until;
    return this;
  }

  Facts round(int round) {
    this.round = round;
    return this;
  }

  Facts sanction(String sanction) {
    this.sanction = sanction;
    return this;
  }

  Facts sums(List<Money> asked) {
    sums = asked.stream().map(Money::toString).toList();
    return this;
  }

  Facts lacks(List<String> each) {
    lacks = each;
    return this;
  }

  Facts system(String name) {
    system = name;
    return this;
  }

  Facts disputed(boolean now) {
    disputed = now;
    return this;
  }
}
