package huikuan.ledger.recipient;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MailAddress;
import huikuan.contracts.MobileNumber;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import huikuan.ledger.account.Kind;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a recipient tells, or says all that is wrong with it. */
final class TellingReader {

  static final Map<String, WhyUnpaid> REASONS =
      new TreeMap<>(
          Map.of(
              "invoiceMissing", WhyUnpaid.INVOICE_MISSING,
              "acceptanceMissing", WhyUnpaid.ACCEPTANCE_MISSING,
              "inApproval", WhyUnpaid.IN_APPROVAL,
              "noBudget", WhyUnpaid.NO_BUDGET,
              "paid", WhyUnpaid.PAID));

  /** Why an item is disputed; that less was paid is seen, and need not be told. */
  static final List<String> DISPUTED =
      Arrays.stream(DisputeReason.values())
          .filter(reason -> reason != DisputeReason.SHORT_PAYMENT)
          .map(DisputeReason::toString)
          .toList();

  private static final List<String> ANSWERS =
      Arrays.stream(OfferAnswer.values()).map(OfferAnswer::toString).toList();

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REFERENCE = 100;
  private static final int LONGEST_TEXT = 1_000;

  /**
   * An item, and why it is unpaid.
   *
   * @param kind null = the one that has the number
   */
  record Reason(
      AccountId account,
      @Nullable ItemKind kind,
      String number,
      WhyUnpaid why,
      @Nullable LocalDate day,
      @Nullable String reference,
      @Nullable String file,
      @Nullable String note) {}

  /**
   * An item, before the rest is read.
   *
   * @param kind null = the one that has the number
   */
  record Named(AccountId account, @Nullable ItemKind kind, String number) {}

  /**
   * The part of an item that is not owed, and why.
   *
   * @param amount null = all that is open
   */
  record Dispute(
      @Nullable Money amount, DisputeReason reason, @Nullable String file, @Nullable String note) {}

  /** A payment. */
  record Promise(Money amount, LocalDate on, @Nullable String note) {}

  /** The answer to an offer. */
  record OfferReply(String offer, OfferAnswer answer, @Nullable String note) {}

  /** A person with an address or a number. */
  record Person(
      String name, @Nullable String email, @Nullable String mobile, @Nullable String note) {}

  private final Fields fields;
  private final Faults faults;
  private final LocalDate today;

  /**
   * @param today the company's day
   */
  TellingReader(JsonNode body, LocalDate today, Faults faults) {
    this.fields = new Fields(body, faults);
    this.faults = faults;
    this.today = today;
  }

  Reason reason() {
    AccountId account = account();
    String kind = fields.optionalChoice("kind", kinds());
    String number = fields.identifier("number");
    String reason = fields.choice("reason", List.copyOf(REASONS.keySet()));
    WhyUnpaid why = reason == null ? null : REASONS.get(reason);
    LocalDate day = day(why);
    String reference = fields.optionalWords("reference", LONGEST_REFERENCE);
    String file = file();
    String note = end();
    return new Reason(
        requireNonNull(account),
        itemKind(kind),
        requireNonNull(number),
        requireNonNull(why),
        day,
        reference,
        file,
        note);
  }

  private @Nullable String file() {
    return fields.optionalValue("file", BlobHash.ALLOWED, text -> BlobHash.parse(text).hex());
  }

  private static @Nullable ItemKind itemKind(@Nullable String kind) {
    return kind == null ? null : Kind.parse(kind).itemKind().orElseThrow();
  }

  /**
   * The item that is disputed, before the rest is read.
   *
   * @throws huikuan.platform.web.ProblemException if it is none
   */
  Named disputedItem() {
    AccountId account = account();
    String kind = fields.optionalChoice("kind", kinds());
    String number = fields.identifier("number");
    faults.refuse();
    return new Named(requireNonNull(account), itemKind(kind), requireNonNull(number));
  }

  /**
   * @param open what is unpaid of the item
   */
  Dispute dispute(Money open) {
    Money amount = fields.optionalAmount("amount", open);
    String reason = fields.choice("reason", DISPUTED);
    String file = file();
    String note = end();
    return new Dispute(amount, DisputeReason.parse(requireNonNull(reason)), file, note);
  }

  private static List<String> kinds() {
    return Arrays.stream(ItemKind.values()).map(ItemKind::toString).toList();
  }

  /** A day says until when it is in approval, or when it was paid; nothing else has one. */
  private @Nullable LocalDate day(@Nullable WhyUnpaid why) {
    LocalDate day = fields.optionalDate("day");
    if (why == null || !fields.sound("day")) {
      return day;
    }
    switch (why) {
      case IN_APPROVAL -> withinAYear("day", day);
      case PAID -> {
        if (day == null || day.isAfter(today)) {
          fields.fault("day", "the day of the payment, %s (today) or earlier".formatted(today));
        }
      }
      case INVOICE_MISSING, ACCEPTANCE_MISSING, NO_BUDGET -> {
        if (day != null) {
          fields.fault("day", "absent: only inApproval and paid have a day");
        }
      }
    }
    return day;
  }

  private void withinAYear(String name, @Nullable LocalDate day) {
    LocalDate last = today.plusYears(1);
    if (day == null || day.isBefore(today) || day.isAfter(last)) {
      fields.fault(name, "a day from %s (today) to %s".formatted(today, last));
    }
  }

  /**
   * The account that a promise is for, before the rest is read.
   *
   * @throws huikuan.platform.web.ProblemException if it is none
   */
  AccountId promisedAccount() {
    AccountId account = account();
    if (account == null) {
      faults.refuse();
    }
    return requireNonNull(account);
  }

  /**
   * @param open what is unpaid in the account
   */
  Promise promise(Money open) {
    if (!fields.given("amount")) {
      fields.fault("amount", "an amount up to %s, what is open".formatted(open.decimal()));
    }
    Money amount = fields.optionalAmount("amount", open);
    LocalDate on = fields.optionalDate("on");
    if (fields.sound("on")) {
      withinAYear("on", on);
    }
    String note = end();
    return new Promise(requireNonNull(amount), requireNonNull(on), note);
  }

  OfferReply offerReply() {
    String offer = fields.identifier("offer");
    String answer = fields.choice("answer", ANSWERS);
    String note = end();
    return new OfferReply(requireNonNull(offer), OfferAnswer.parse(requireNonNull(answer)), note);
  }

  Person person() {
    String name = fields.words("name", LONGEST_NAME);
    String email = fields.optionalValue("email", MailAddress.ALLOWED, MailAddress::parse);
    String mobile = fields.optionalValue("mobile", MobileNumber.ALLOWED, MobileNumber::parse);
    if (!fields.given("email") && !fields.given("mobile")) {
      fields.fault("email", "a mail address, or a number as mobile: one of them is needed");
    }
    String note = end();
    return new Person(requireNonNull(name), email, mobile, note);
  }

  private @Nullable AccountId account() {
    String text =
        fields.optionalValue(
            "account", AccountId.ALLOWED, each -> AccountId.parse(each).toString());
    if (!fields.given("account")) {
      fields.fault("account", AccountId.ALLOWED);
    }
    return text == null ? null : AccountId.parse(text);
  }

  /** The last field; whatever else there is is at fault. */
  private @Nullable String end() {
    String note = fields.optionalWords("note", LONGEST_TEXT);
    fields.refuseOthers();
    faults.refuse();
    return note;
  }
}
