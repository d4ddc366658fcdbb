package huikuan.ledger.recipient;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.ledger.confirmation.RecipientLetters;
import huikuan.ledger.confirmation.RecipientLetters.Received;
import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.items.CustomerItems;
import huikuan.ledger.items.CustomerItems.Open;
import huikuan.ledger.items.CustomerItems.StandingItem;
import huikuan.ledger.items.CustomerItems.Sums;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.template.Language;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what a recipient sees: what is open of its customer, its letter, and what was told. */
@Component
class RecipientPage {

  /** Of each list; the sums are of all. */
  private static final int MOST_ITEMS = 200;

  private final CustomerItems items;
  private final RecipientLetters letters;
  private final CompanySettings companies;
  private final SealedContacts contacts;

  RecipientPage(
      CustomerItems items,
      RecipientLetters letters,
      CompanySettings companies,
      SealedContacts contacts) {
    this.items = items;
    this.letters = letters;
    this.companies = companies;
    this.contacts = contacts;
  }

  RecipientView view(Recipient recipient, RecipientAnswers standing) {
    CustomerId customer = recipient.customerId();
    Open open = items.open(customer, recipient.today(), MOST_ITEMS);
    Set<AccountId> unpaid =
        open.sums().stream()
            .filter(each -> each.open().signum() > 0)
            .map(Sums::account)
            .collect(Collectors.toSet());
    return new RecipientView(
        company(customer.company()),
        recipient.customer().name(),
        recipient.name(),
        recipient.customer().locale(),
        recipient.today(),
        recipient.link().expiresAt(),
        letter(recipient),
        open.claims().stream().map(each -> item(each, recipient.today(), standing)).toList(),
        open.moreClaims(),
        open.sums().stream().map(RecipientPage::sum).toList(),
        promises(standing, unpaid),
        named(standing.named()));
  }

  private RecipientView.Company company(String id) {
    return new RecipientView.Company(
        id,
        new RecipientView.Names(companies.name(id, Language.ZH), companies.name(id, Language.EN)));
  }

  private RecipientView.@Nullable Letter letter(Recipient recipient) {
    String number = recipient.link().letter();
    return number == null
        ? null
        : letters.find(recipient.customerId(), number).map(RecipientPage::letter).orElse(null);
  }

  private static RecipientView.Letter letter(Received letter) {
    RecipientLetters.Answer answer = letter.answer();
    List<RecipientView.Line> lines =
        letter.lines().stream().limit(MOST_ITEMS).map(RecipientPage::line).toList();
    return new RecipientView.Letter(
        letter.number(),
        letter.kind(),
        letter.cutOff(),
        letter.issuedOn(),
        letter.balance().currency().getCurrencyCode(),
        letter.balance().decimal(),
        letter.answerBy(),
        letter.thirdParty(),
        letter.whyNot() == null,
        letter.whyNot(),
        answer == null
            ? null
            : new RecipientView.Answer(
                answer.agreed() ? "agreed" : "notAgreed", answer.repliedOn(), answer.by()),
        lines,
        letter.lines().size() - lines.size());
  }

  private static RecipientView.Line line(RecipientLetters.Line line) {
    return new RecipientView.Line(
        line.kind().toString(),
        line.number(),
        line.postedOn(),
        line.dueOn(),
        line.amount().decimal(),
        line.open().decimal());
  }

  private static RecipientView.Item item(
      StandingItem item, LocalDate today, RecipientAnswers standing) {
    return new RecipientView.Item(
        item.account(),
        item.account().currency().getCurrencyCode(),
        item.kind().toString(),
        item.number(),
        item.issuedOn(),
        item.dueOn(),
        item.amount().decimal(),
        item.open().decimal(),
        item.dueOn() == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(item.dueOn(), today)),
        item.reference(),
        item.contract(),
        standing
            .told(item.account(), item.kind(), item.number())
            .map(it -> new RecipientView.Told(it.reason(), it.day(), it.reference(), it.toldAt()))
            .orElse(null),
        standing
            .disputed(item.account(), item.kind(), item.number())
            .map(RecipientPage::disputed)
            .orElse(null));
  }

  private static RecipientView.Disputed disputed(ItemDisputed it) {
    return new RecipientView.Disputed(
        it.reason(), it.amount() == null ? null : it.amount().decimal(), it.toldAt());
  }

  private static RecipientView.Sum sum(Sums sums) {
    return new RecipientView.Sum(
        sums.account(),
        sums.account().currency().getCurrencyCode(),
        sums.open().decimal(),
        sums.overdue().decimal(),
        sums.unapplied().decimal());
  }

  /** What was promised for an account that has nothing to pay any more is kept, or of no use. */
  private static List<RecipientView.Promise> promises(
      RecipientAnswers standing, Set<AccountId> unpaid) {
    return standing.promised(unpaid).stream()
        .map(
            each ->
                new RecipientView.Promise(
                    each.account(), each.amount().decimal(), each.on(), each.toldAt()))
        .toList();
  }

  private RecipientView.@Nullable Named named(@Nullable NamedPerson person) {
    return person == null
        ? null
        : new RecipientView.Named(
            contacts.text(person.named().name()),
            person.named().toldAt(),
            person.state().toString());
  }
}
