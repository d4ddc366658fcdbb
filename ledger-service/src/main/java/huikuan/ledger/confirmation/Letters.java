package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.balances.AccountQuestion;
import huikuan.ledger.balances.AccountQuestions;
import huikuan.ledger.balances.AccountsAt;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.confirmation.Customers.Customer;
import huikuan.ledger.confirmation.LetterCommand.CloseLetter;
import huikuan.ledger.confirmation.LetterCommand.Outcome;
import huikuan.ledger.confirmation.LetterCommand.RequestMail;
import huikuan.ledger.confirmation.LetterCommand.RequestPrint;
import huikuan.ledger.confirmation.LetterCommand.WriteLetter;
import huikuan.ledger.confirmation.LetterReader.Asked;
import huikuan.ledger.confirmation.LetterWriter.Subject;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.ledger.confirmation.RunEvent.Skipped.Why;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.TimeParameters;
import huikuan.ledger.rendering.LetterDocuments;
import huikuan.ledger.rendering.LetterPaper.ReplyTo;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.Blobs;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters of single accounts: writes them, has them sent, and finds them. */
@Component
class Letters {

  /** The problem of a demand that would ask for nothing. */
  private static final String NOTHING_DUE = "nothing-due";

  private static final String TOO_LONG = "letter-too-long";

  /** The problem of a letter that can't go by mail. */
  private static final String NO_RECIPIENT = "no-recipient";

  private static final String PDF = "application/pdf";

  /** A letter with more is no letter any more. */
  private static final int MOST_LINES = 10_000;

  private final Commands commands;
  private final EventLog log;
  private final AccountQuestions accounts;
  private final AccountsAt books;
  private final LetterWriter writer;
  private final LetterDocuments documents;
  private final Certificates certificates;
  private final Blobs blobs;
  private final Customers customers;
  private final LetterPeople people;
  private final LetterTimes times;
  private final ApprovalTimes approvals;
  private final CompanySettings companies;
  private final Clock clock;

  Letters(
      Commands commands,
      EventLog log,
      AccountQuestions accounts,
      AccountsAt books,
      LetterWriter writer,
      LetterDocuments documents,
      Certificates certificates,
      Blobs blobs,
      Customers customers,
      LetterPeople people,
      LetterTimes times,
      ApprovalTimes approvals,
      CompanySettings companies,
      Clock clock) {
    this.commands = commands;
    this.log = log;
    this.accounts = accounts;
    this.books = books;
    this.writer = writer;
    this.documents = documents;
    this.certificates = certificates;
    this.blobs = blobs;
    this.customers = customers;
    this.people = people;
    this.times = times;
    this.approvals = approvals;
    this.companies = companies;
    this.clock = clock;
  }

  /** A letter that was asked for, and whether it is new. */
  record Written(LetterNumber letter, boolean created) {}

  /**
   * Writes a letter about an account.
   *
   * @throws ProblemException if there is one about the same day that says something else
   */
  Written write(AccountId account, Asked asked) {
    Instant now = clock.instant();
    LetterReader.refuseFuture(asked.cutOff(), companies.dayAt(account.company(), now));
    AccountQuestion question =
        accounts.ask(
            account.toString(),
            new TimeParameters(asked.cutOff().toString(), asked.knownAt(), null));
    Subject subject =
        subject(
            account,
            asked.kind(),
            asked.from(),
            question.when(),
            openItems(account, question.when()),
            asked.replyTo(),
            asked.language());
    int edition =
        asked.replaces() == null ? edition(subject) : editionAfter(subject, asked.replaces());
    return write(subject, edition, null, asked.replaces(), now);
  }

  /**
   * @param from of a statement: its first day
   * @param items open at the cut-off
   * @param language null = the customer's
   */
  Subject subject(
      AccountId account,
      LetterKind kind,
      @Nullable LocalDate from,
      Question when,
      List<AccountsAt.Item> items,
      @Nullable ReplyTo replyTo,
      @Nullable String language) {
    List<AccountsAt.Movement> movements =
        from == null ? List.of() : books.movements(account, from, when, MOST_LINES + 1);
    return new Subject(account, kind, from, when, items, movements, replyTo, language);
  }

  /** Letters that were withdrawn or replaced do not count: the next one is another. */
  private int edition(Subject subject) {
    return 1 + (int) editions(subject::number).takeWhile(LetterState::isGone).count();
  }

  private int editionAfter(Subject subject, LetterNumber replaced) {
    List<LetterState> all = editions(subject::number).toList();
    int at = all.stream().map(LetterState::number).toList().indexOf(replaced);
    if (at < 0) {
      throw ProblemException.field(
          "replaces", "the number of a letter of this kind about the same account and day");
    }
    // Those that were withdrawn or replaced after it do not count.
    return 2 + at + (int) all.stream().skip(at + 1L).takeWhile(LetterState::isGone).count();
  }

  /** The letter that a run has written about an account. */
  Optional<LetterState> ofRun(RunNumber run, RunStarted started, AccountId account) {
    return editions(
            edition ->
                LetterNumber.of(
                    account,
                    started.kind(),
                    started.from(),
                    started.cutOff(),
                    started.replyTo() != null,
                    edition))
        .filter(each -> isOf(each, run))
        .findFirst();
  }

  /** The letters about the same account, kind and days, in the order of their editions. */
  private Stream<LetterState> editions(IntFunction<LetterNumber> number) {
    return IntStream.iterate(1, edition -> edition + 1)
        .mapToObj(edition -> find(number.apply(edition)))
        .takeWhile(LetterState::exists);
  }

  private static boolean isOf(LetterState letter, RunNumber run) {
    return run.value().equals(letter.written().run());
  }

  /**
   * Writes a run's letter, once.
   *
   * @return why there is none; empty = there is one. A letter that is not the run's is left alone
   */
  Optional<Why> write(Subject subject, RunNumber run, Instant now) {
    List<LetterState> before = editions(subject::number).toList();
    Optional<LetterState> open =
        before.stream().filter(each -> isOf(each, run) || !each.isGone()).findFirst();
    if (open.isPresent()) {
      return isOf(open.get(), run) ? Optional.empty() : Optional.of(Why.LETTER_EXISTS);
    }
    try {
      write(subject, before.size() + 1, run, null, now);
      return Optional.empty();
    } catch (ProblemException nothing) {
      if (nothing.problem().isNamed(NOTHING_DUE)) {
        return Optional.of(Why.NOTHING_DUE);
      }
      if (nothing.problem().isNamed(TOO_LONG)) {
        return Optional.of(Why.LETTER_TOO_LONG);
      }
      throw nothing;
    }
  }

  /**
   * Writes a letter, once for what it is about.
   *
   * @param edition 1 = the first about it
   */
  private Written write(
      Subject subject,
      int edition,
      @Nullable RunNumber run,
      @Nullable LetterNumber replaces,
      Instant now) {
    if (Math.max(subject.items().size(), subject.movements().size()) > MOST_LINES) {
      throw new ProblemException(tooLong());
    }
    LetterContent content = writer.write(subject, edition, run, replaces, now);
    if (content.kind() == LetterKind.DEMAND && content.demanded().isEmpty()) {
      throw new ProblemException(nothingDue(subject));
    }
    Outcome outcome =
        commands
            .<Outcome>send(
                new WriteLetter(content.number(), edition, content, subject.isAuditors()))
            .result();
    return new Written(content.number(), LetterProblems.changed(outcome));
  }

  private static Problem tooLong() {
    return Problem.of(
        TOO_LONG,
        "The letter would be too long",
        422,
        "A letter lists up to %d lines. Send a statement of a shorter period, or the items"
                .formatted(MOST_LINES)
            + " as a file (GET /accounts/{account}/items).");
  }

  private static Problem nothingDue(Subject subject) {
    return Problem.of(
        NOTHING_DUE,
        "Nothing is due",
        422,
        "Of what %s owes on %s nothing is due today: a demand asks for what is due."
            .formatted(subject.account(), subject.when().asOf()));
  }

  /**
   * Has a letter sent by mail.
   *
   * @param contactId null = the contact that it was written for
   * @return whether that is new
   * @throws ProblemException if there is nobody to send it to, or it can't be sent any more
   */
  boolean mail(LetterNumber number, @Nullable String contactId) {
    return mail(existing(number), contactId, 0);
  }

  /**
   * Has a letter sent by mail to the contact that it was written for, if there is anybody to send
   * it to.
   *
   * @param followUp which reminder of an answer it is; 0 = the letter itself
   * @return whether there is
   */
  boolean mailIfPossible(LetterState letter, int followUp) {
    try {
      mail(letter, null, followUp);
      return true;
    } catch (ProblemException nobody) {
      if (nobody.problem().isNamed(NO_RECIPIENT)) {
        return false;
      }
      throw nobody;
    }
  }

  private boolean mail(LetterState state, @Nullable String contactId, int followUp) {
    Instant now = clock.instant();
    LetterContent content = state.content();
    Customer customer = customers.find(content.account().customerId());
    Contact recipient = recipient(customer, content, contactId, now);
    Sending sending = times.sending(customer.zone(), customer.country(), now);
    return LetterProblems.changed(
        commands
            .<Outcome>send(
                new RequestMail(
                    content.number(),
                    followUp,
                    recipient.id(),
                    document(state),
                    sending,
                    requireNonNull(customer.sequence())))
            .result());
  }

  private static Contact recipient(
      Customer customer, LetterContent content, @Nullable String contactId, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, customer.zone());
    String asked = contactId == null ? content.contactId() : contactId;
    Contact contact =
        (asked == null ? customer.recipient(now) : customer.contact(asked))
            .filter(each -> Customer.reachable(each, day))
            .or(() -> contactId == null ? customer.recipient(now) : Optional.empty())
            .orElse(null);
    if (contact != null) {
      return contact;
    }
    if (contactId != null) {
      throw ProblemException.field(
          "contact", "the id of a contact of the customer who has a mail address today");
    }
    throw new ProblemException(
        Problem.of(
            NO_RECIPIENT,
            "There is nobody to send it to",
            409,
            "%s has no payment responsible, accounts payable or decision maker with a mail address."
                    .formatted(customer.id())
                + " Set one (PUT /customers), or send it on paper."));
  }

  /** Has a letter printed, to be sealed and posted. */
  boolean print(LetterNumber number) {
    return print(existing(number), null);
  }

  /**
   * @param by who proposes the seal; null = who asks
   */
  boolean print(LetterState letter, @Nullable String by) {
    LetterNumber number = letter.number();
    Instant now = clock.instant();
    return LetterProblems.changed(
        commands
            .<Outcome>send(
                new RequestPrint(
                    number, by, document(letter), now, approvals.lapsesAt(number.company(), now)))
            .result());
  }

  /** The letter's PDF among the files: made when it is needed first. */
  private Document document(LetterState state) {
    return state.document().orElseGet(() -> make(state));
  }

  private Document make(LetterState state) {
    byte[] pdf = certificates.signed(state.number().company(), pdf(state));
    BlobHash hash = blobs.put(pdf);
    return new Document(hash.hex(), pdf.length, PDF, state.written().letter() + ".pdf");
  }

  /** As it was sent, or would be. */
  byte[] pdf(LetterState state) {
    return state
        .document()
        .map(document -> blobs.get(new BlobHash(document.hash())))
        .orElseGet(() -> documents.pdf(state.content().paper(state.written().hash())));
  }

  /** Letters one after another, to be printed. */
  byte[] together(List<LetterState> some) {
    return documents.together(some.stream().map(this::pdf).toList());
  }

  String html(LetterState state) {
    return documents.html(state.content().paper(state.written().hash()));
  }

  /** Closes a letter that nobody answers any more. */
  boolean withdraw(LetterNumber number, String reason) {
    existing(number);
    return LetterProblems.changed(
        commands
            .<Outcome>send(new CloseLetter(number, Letter.WITHDRAWN, reason, clock.instant()))
            .result());
  }

  /**
   * @throws ProblemException if there is no such letter
   */
  LetterState existing(LetterNumber number) {
    LetterState state = find(number);
    if (!state.exists()) {
      throw new ProblemException(Problem.notFound("letter", number.value()));
    }
    return state;
  }

  LetterState find(LetterNumber number) {
    return LetterState.of(
        log.ofAggregate(number.value(), 0).stream()
            .map(event -> (ConfirmationEvent) event.payload())
            .toList());
  }

  /**
   * @throws ProblemException if there is no such letter, or it is not the caller's to see to
   */
  void requireOwn(LetterNumber number) {
    LetterCallers.requireOwn(number.company(), existing(number).written().auditor());
  }

  /** A letter and what became of it, as the caller may see it. */
  LetterView view(LetterNumber number) {
    LetterState state = existing(number);
    return LetterView.of(
        state, balanceNow(state.content()), LetterCallers.isAuditor(number.company()), people);
  }

  /** The balance of the letter's day, as the books are known now. */
  private Money balanceNow(LetterContent content) {
    AccountQuestion question =
        accounts.ask(
            content.account().toString(),
            new TimeParameters(content.cutOff().toString(), null, null));
    return openItems(content.account(), question.when()).stream()
        .map(AccountsAt.Item::open)
        .reduce(Money.zero(content.account().currency()), Money::plus);
  }

  private List<AccountsAt.Item> openItems(AccountId account, Question when) {
    return books.openItems(List.of(account), when).getOrDefault(account, List.of());
  }
}
