package huikuan.ledger.confirmation;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
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
import huikuan.ledger.confirmation.ConfirmationEvent.SealApproved;
import huikuan.ledger.confirmation.ConfirmationEvent.SealRejected;
import huikuan.platform.axon.EntryBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** A letter in lists, as its events tell. Days and amounts are text, exactly as told. */
@Document("letters")
final class LetterEntry extends EntryBatch.Entry implements LetterProgress {

  /** A difference that an answer named. */
  record Differs(
      int line,
      String item,
      String difference,
      @Nullable String reason,
      @Nullable String owner,
      @Nullable String outcome) {}

  @Id final String id;
  final String company;
  final String account;
  final String kind;
  final String cutOff;
  final String issuedOn;
  final String balance;
  final int items;
  final String hash;
  final @Nullable String run;
  final boolean auditor;

  String state = LetterStage.WRITTEN.word();

  /** The state as the company is told it. */
  String told = state;

  boolean waits;

  /** Whether it waits to be sealed and posted. */
  boolean printed;

  boolean sealApproved;
  boolean callDue;

  /** Whether the company is to call: an auditor's letter is the auditor's to see to. */
  boolean callDueTold;

  @Nullable String failure;
  boolean bounced;
  @Nullable String way;
  int requests;

  /** By request, the days of the mails that did not come back. */
  Map<String, String> mails = new HashMap<>();

  @Nullable String postedBy;
  @Nullable String postedOn;
  @Nullable String sentOn;
  @Nullable String arrivedOn;
  @Nullable String proof;
  @Nullable String repliedOn;
  @Nullable Boolean agreed;
  @Nullable String grade;
  boolean disclosed;
  @Nullable String outcome;
  List<Differs> differences = List.of();

  @PersistenceCreator
  LetterEntry(
      String id,
      String company,
      String account,
      String kind,
      String cutOff,
      String issuedOn,
      String balance,
      int items,
      String hash,
      @Nullable String run,
      boolean auditor) {
    this.id = id;
    this.company = company;
    this.account = account;
    this.kind = kind;
    this.cutOff = cutOff;
    this.issuedOn = issuedOn;
    this.balance = balance;
    this.items = items;
    this.hash = hash;
    this.run = run;
    this.auditor = auditor;
  }

  @Override
  protected String id() {
    return id;
  }

  static LetterEntry of(LetterWritten written) {
    return new LetterEntry(
        written.letter(),
        written.account().company(),
        written.account().toString(),
        LetterReader.word(written.kind()),
        written.cutOff().toString(),
        written.issuedOn().toString(),
        written.balance().toString(),
        written.items(),
        written.hash(),
        written.run(),
        written.auditor());
  }

  AccountId account() {
    return AccountId.parse(account);
  }

  Money balance() {
    return Money.parse(balance);
  }

  void apply(ConfirmationEvent event) {
    switch (event) {
      case LetterWritten _ -> {}
      case MailRequested it -> {
        waits = true;
        requests = it.request();
        failure = null;
        bounced = false;
      }
      case Mailed it -> {
        waits = false;
        mails.put(Integer.toString(it.request()), it.sentOn().toString());
      }
      case NotMailed it -> notMailed(it);
      case PrintRequested _ -> {
        printed = true;
        sealApproved = false;
      }
      case SealApproved _ -> sealApproved = true;
      case SealRejected _ -> printed = false;
      case Posted it -> {
        failure = null;
        printed = false;
        postedBy = it.way();
        postedOn = it.postedOn().toString();
      }
      case Arrived it -> {
        arrivedOn = it.arrivedOn().toString();
        proof = it.proof();
      }
      case Answered it -> answered(it);
      case AnswerDisclosed _ -> disclosed = true;
      case DifferenceAssigned it -> change(it.line(), it.owner(), null);
      case DifferenceClarified it -> change(it.line(), null, it.outcome());
      case CallDue _ -> callDue = true;
      case LetterClosed it -> {
        outcome = it.outcome();
        callDue = false;
      }
    }
    String mailedOn = mails.values().stream().min(Comparator.naturalOrder()).orElse(null);
    sentOn = postedOn == null ? mailedOn : postedOn;
    way = postedOn == null ? mailedOn == null ? null : "mail" : postedBy;
    state = LetterStage.of(this).word();
    told = isHidden() ? LetterStage.toOthers(this).word() : state;
    callDueTold = callDue && !isHidden();
  }

  private void notMailed(NotMailed event) {
    if (event.bounced()) {
      mails.remove(Integer.toString(event.request()));
    }
    if (event.request() == requests) {
      waits = false;
      failure = event.reason();
      bounced = event.bounced();
    }
  }

  private void answered(Answered event) {
    callDue = false;
    repliedOn = event.reply().repliedOn().toString();
    agreed = event.reply().agreed();
    grade = event.reply().grade();
    differences = event.reply().differences().stream().map(LetterEntry::differs).toList();
  }

  private static Differs differs(Difference difference) {
    return new Differs(
        difference.line(),
        difference.number(),
        difference.difference().toString(),
        difference.reason(),
        null,
        null);
  }

  private void change(int line, @Nullable String newOwner, @Nullable String newOutcome) {
    List<Differs> changed = new ArrayList<>();
    for (Differs each : differences) {
      changed.add(
          each.line() != line
              ? each
              : new Differs(
                  line,
                  each.item(),
                  each.difference(),
                  each.reason(),
                  newOwner == null ? each.owner() : newOwner,
                  newOutcome == null ? each.outcome() : newOutcome));
    }
    differences = changed;
  }

  @Override
  public boolean isClosed() {
    return outcome != null;
  }

  @Override
  public boolean isAnswered() {
    return repliedOn != null;
  }

  @Override
  public boolean isArrived() {
    return arrivedOn != null;
  }

  @Override
  public boolean isSent() {
    return sentOn != null;
  }

  @Override
  public @Nullable Boolean bounced() {
    return failure == null ? null : bounced;
  }

  @Override
  public boolean isBeingMailed() {
    return waits;
  }

  @Override
  public boolean isToPrint() {
    return printed;
  }

  @Override
  public boolean isGone() {
    return outcome != null && Letter.GONE.contains(outcome);
  }

  boolean asksForAnswer() {
    return !kind.equals(LetterReader.word(LetterKind.STATEMENT));
  }

  /** Whether the company is told no more than that it was sent. */
  boolean isHidden() {
    return auditor && !disclosed;
  }
}
