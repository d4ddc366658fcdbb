package huikuan.ledger.confirmation;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.balances.AccountsAt;
import huikuan.ledger.confirmation.Customers.Customer;
import huikuan.ledger.query.Question;
import huikuan.ledger.rendering.LetterDocuments;
import huikuan.ledger.rendering.LetterPaper.Addressee;
import huikuan.ledger.rendering.LetterPaper.Item;
import huikuan.ledger.rendering.LetterPaper.Movement;
import huikuan.ledger.rendering.LetterPaper.ReplyTo;
import huikuan.ledger.rendering.LetterPaper.Root;
import huikuan.ledger.rendering.LetterPaper.Sender;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.LogProofs;
import huikuan.platform.template.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a letter says. */
@Component
class LetterWriter {

  private final Customers customers;
  private final CompanySettings companies;
  private final Calendars calendars;
  private final LetterDocuments documents;
  private final PayingAccounts paying;
  private final LetterSettings settings;
  private final LogProofs proofs;

  LetterWriter(
      Customers customers,
      CompanySettings companies,
      Calendars calendars,
      LetterDocuments documents,
      PayingAccounts paying,
      LetterSettings settings,
      LogProofs proofs) {
    this.customers = customers;
    this.companies = companies;
    this.calendars = calendars;
    this.documents = documents;
    this.paying = paying;
    this.settings = settings;
    this.proofs = proofs;
  }

  /**
   * What a letter is about.
   *
   * @param from of a statement: its first day
   * @param when the cut-off and the moment of knowledge
   * @param items open at the cut-off
   * @param movements of a statement
   * @param language {@code zh} or {@code en}; null = the customer's
   */
  record Subject(
      AccountId account,
      LetterKind kind,
      @Nullable LocalDate from,
      Question when,
      List<AccountsAt.Item> items,
      List<AccountsAt.Movement> movements,
      @Nullable ReplyTo replyTo,
      @Nullable String language) {

    boolean isAuditors() {
      return replyTo != null;
    }

    LetterNumber number(int edition) {
      return LetterNumber.of(account, kind, from, when.asOf(), isAuditors(), edition);
    }
  }

  /**
   * @param now when it is written
   */
  LetterContent write(
      Subject subject,
      int edition,
      @Nullable RunNumber run,
      @Nullable LetterNumber replaces,
      Instant now) {
    AccountId account = subject.account();
    Customer customer = customers.find(account.customerId());
    Language language =
        Language.parse(subject.language() == null ? customer.language() : subject.language());
    LocalDate today = companies.dayAt(account.company(), now);
    Contact recipient = customer.recipient(now).orElse(null);
    return new LetterContent(
        subject.number(edition),
        subject.kind(),
        account,
        subject.from(),
        subject.when().asOf(),
        today,
        subject.when().position(),
        subject.when().knownAt().toInstant(),
        documents.template(subject.kind(), language),
        sender(account.company(), language),
        new Addressee(account.customer(), customer.name(), customer.address()),
        recipient == null ? null : recipient.id(),
        subject.items().stream()
            .map(AccountsAt.Item::open)
            .reduce(Money.zero(account.currency()), Money::plus),
        subject.items().stream().map(LetterWriter::item).toList(),
        subject.movements().stream().map(LetterWriter::movement).toList(),
        answerBy(subject.kind(), customer, today),
        subject.replyTo(),
        subject.kind() == LetterKind.DEMAND
            ? paying.of(account.company(), account.currency(), language)
            : List.of(),
        run,
        replaces,
        root(now));
  }

  /** The log's root of a moment ago: a letter that somebody else has is an anchor of the log. */
  private @Nullable Root root(Instant now) {
    return proofs
        .newest(now)
        .map(it -> new Root(it.position(), it.hash(), it.toldAt().truncatedTo(ChronoUnit.SECONDS)))
        .orElse(null);
  }

  /** A statement asks for no answer. */
  private @Nullable LocalDate answerBy(LetterKind kind, Customer customer, LocalDate today) {
    return kind == LetterKind.STATEMENT
        ? null
        : calendars.of(customer.country()).plus(today, settings.answerWithin());
  }

  private Sender sender(String company, Language language) {
    return new Sender(
        company,
        companies.name(company, language),
        companies.address(company, language),
        settings.contact(),
        settings.phone(),
        settings.answersTo());
  }

  private static Item item(AccountsAt.Item item) {
    return new Item(
        item.kind(),
        item.number(),
        item.postedOn(),
        item.dueOn(),
        item.contract(),
        item.reference(),
        item.amount(),
        item.open());
  }

  private static Movement movement(AccountsAt.Movement movement) {
    return new Movement(
        movement.postedOn(),
        movement.kind(),
        movement.number(),
        movement.reference(),
        movement.amount());
  }
}
