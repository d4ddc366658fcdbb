package huikuan.notification.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.AccountId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.notification.customers.Addressee;
import huikuan.notification.customers.Customer;
import huikuan.notification.customers.Customers;
import huikuan.notification.customers.NamedContact;
import huikuan.notification.mail.Letters;
import huikuan.notification.message.Content;
import huikuan.notification.openamounts.ClaimState;
import huikuan.notification.openamounts.OpenClaims;
import huikuan.platform.template.TemplateId;
import huikuan.platform.templates.ShownTemplate;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Letters as they would be, if they were sent now. Nothing is sent, and nothing is kept. A letter
 * about a balance is shown with a sample balance, a copy of evidence with a sample document.
 */
@Component
class Previews {

  /** The one shipped template for claims that are not due yet. */
  private static final String BEFORE_DUE = "courtesy";

  /** A letter that is not sent. */
  @Schema(name = "LetterPreview")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Preview(
      @Schema(description = "Absent if the words came with the question", example = "zh/demand/3")
          @Nullable String template,
      @Schema(description = "The name of the person whom it would go to") String recipient,
      @Schema(description = "How many claims it tells of") int invoiceCount,
      String subject,
      String text,
      String html,
      @Schema(description = "The list that would be attached, CSV") @Nullable String list) {}

  private final OpenClaims claims;
  private final Customers customers;
  private final Letters letters;
  private final Clock clock;

  Previews(OpenClaims claims, Customers customers, Letters letters, Clock clock) {
    this.claims = claims;
    this.customers = customers;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * @param shown of the template
   */
  Preview of(TemplateId id, ShownTemplate shown, AccountId account) {
    Instant now = clock.instant();
    MessageKind kind = MessageKind.parse(shown.kind());
    Customer customer = customer(account);
    Addressee to = addressee(customer, now);
    String company = account.customerId().company();
    if (kind == MessageKind.LETTER || kind == MessageKind.COPY) {
      return preview(shown, to, 0, letters.sample(id, kind, shown.words(), company, to, now));
    }
    List<ClaimState> told = claims(id, account, LocalDate.ofInstant(now, customer.zone()));
    Content letter = letters.write(shown.words(), id.language(), kind, company, to, told, now);
    return preview(shown, to, told.size(), letter);
  }

  private static Preview preview(ShownTemplate shown, Addressee to, int invoices, Content letter) {
    return new Preview(
        shown.reference(),
        to.name(),
        invoices,
        letter.subject(),
        letter.text(),
        letter.html(),
        letter.list());
  }

  private Customer customer(AccountId account) {
    Customer customer = customers.find(account.customerId());
    if (customer.ledgerSequence() == null && customer.contacts().isEmpty()) {
      throw new ProblemException(Problem.notFound("customer", customer.id().toString()));
    }
    return customer;
  }

  private static Addressee addressee(Customer customer, Instant now) {
    return customer.contacts().stream()
        .map(NamedContact::id)
        .map(contact -> customer.addressee(contact, Role.PAYMENT_RESPONSIBLE, now))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "nobody-to-write-to",
                    "Nobody to write to",
                    "Customer %s has no payment responsible with a mail address who is valid today."
                        .formatted(customer.id())));
  }

  /**
   * Those that the letter is for: overdue, or not due yet; if there are none of them, the others.
   */
  private List<ClaimState> claims(TemplateId id, AccountId account, LocalDate today) {
    List<ClaimState> all = claims.owedIn(account, id.name());
    if (all.isEmpty()) {
      throw refused(
          "nothing-open",
          "Nothing is open",
          "Account %s owes nothing, so there is no letter to show.".formatted(account));
    }
    boolean before = id.name().equals(BEFORE_DUE);
    List<ClaimState> meant =
        all.stream().filter(each -> each.subject().dueOn().isBefore(today) != before).toList();
    return meant.isEmpty() ? all : meant;
  }

  private static ProblemException refused(String name, String title, String detail) {
    return new ProblemException(Problem.of(name, title, 422, detail));
  }
}
