package huikuan.notification;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.Claim;
import huikuan.notification.message.Content;
import huikuan.notification.message.Matter;
import huikuan.notification.message.MessageCommand.RequestMessage;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers, claims and requests that the tests speak of. */
public final class Samples {

  /** 09:00 on the day in Shanghai. */
  public static final Instant NINE = Instant.parse("2013-02-04T01:00:00Z");

  public static final LocalDate DAY = LocalDate.parse("2013-02-04");
  public static final String CASE = "CN01.C-1.CNY/611365";
  public static final AccountId ACCOUNT = AccountId.parse("CN01.C-1.CNY");
  public static final Content CONTENT = new Content("付款提醒", "text", "<p>html</p>");
  public static final Recipient WANG = new Recipient("p-1", Role.PAYMENT_RESPONSIBLE);
  public static final String HASH =
      "197ae6d87c32b2c3c4f9ad203142880fcd63bbd74edc938aa37d919fe4be5e31";

  private Samples() {}

  public static Requested requested() {
    return requested("reminder-1", ACCOUNT, "128000.00", "128000.00");
  }

  public static Addressee wang() {
    return at("wang.fang@customer.example");
  }

  public static Addressee at(String email) {
    return addressee("zh-CN", "上海晨光机械有限公司", "王芳", email);
  }

  public static Addressee addressee(String locale, String customer, String name, String email) {
    return new Addressee(customer, locale, ZoneId.of("Asia/Shanghai"), name, email);
  }

  public static Requested requested(String level, AccountId account, String amount, String open) {
    return new Requested(
        MessageId.of(CASE, 1),
        new Matter(CASE, 1, account, "611365", level),
        "mail",
        level,
        DAY,
        WANG,
        new Claim(
            LocalDate.parse("2013-01-02"),
            LocalDate.parse("2013-02-01"),
            Money.parse(amount + " " + account.currency()),
            Money.parse(open + " " + account.currency()),
            3),
        "standard-1");
  }

  public static RequestMessage request() {
    Requested event = requested();
    return new RequestMessage(
        event.message(),
        event.matter(),
        event.day(),
        event.recipient(),
        event.claim(),
        event.policy());
  }

  /** What dunning says for an invoice of an account of its own, so that tests do not meet. */
  public static ReminderRequested reminder(String customer, String invoice, String open) {
    return reminder(customer, invoice, open, null);
  }

  /**
   * @param customerSequence where in the ledger's log the customer's data stands that dunning had
   */
  public static ReminderRequested reminder(
      String customer, String invoice, String open, @Nullable String customerSequence) {
    AccountId account = AccountId.parse("CN01." + customer + ".CNY");
    return new ReminderRequested(
        account + "/" + invoice,
        1,
        account,
        invoice,
        LocalDate.parse("2013-01-02"),
        LocalDate.parse("2013-02-01"),
        Money.parse("500.00 CNY"),
        Money.parse(open + " CNY"),
        "reminder-1",
        DAY,
        3,
        new DunningEvent.Recipient("p-1", Role.PAYMENT_RESPONSIBLE),
        "standard-1",
        null,
        customerSequence);
  }

  /** The customer of an account, with contacts. */
  public static CustomerChanged customer(AccountId account, Contact... contacts) {
    return new CustomerChanged(
        account.customerId(), "上海晨光机械有限公司", "zh-CN", "Asia/Shanghai", "CN", List.of(contacts));
  }

  /** The contact that the requests are for. */
  public static Contact wangAt(@Nullable String email) {
    return new Contact("p-1", "王芳", Role.PAYMENT_RESPONSIBLE, email, null, null, null);
  }
}
