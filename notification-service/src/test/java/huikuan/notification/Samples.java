package huikuan.notification;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.notification.message.Claim;
import huikuan.notification.message.Content;
import huikuan.notification.message.Matter;
import huikuan.notification.message.MessageCommand.RequestMessage;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Recipient;
import java.time.Instant;
import java.time.LocalDate;

/** Customers, claims and requests that the tests speak of. */
public final class Samples {

  /** 09:00 on the day in Shanghai. */
  public static final Instant NINE = Instant.parse("2013-02-04T01:00:00Z");

  public static final LocalDate DAY = LocalDate.parse("2013-02-04");
  public static final String CASE = "CN01.C-1.CNY/611365";
  public static final AccountId ACCOUNT = AccountId.parse("CN01.C-1.CNY");
  public static final Content CONTENT = new Content("付款提醒", "text", "<p>html</p>");
  public static final Recipient WANG =
      new Recipient("p-1", "王芳", "paymentResponsible", "wang.fang@customer.example");

  private Samples() {}

  public static Requested requested() {
    return requested("reminder-1", "zh-CN", ACCOUNT, "上海晨光机械有限公司", WANG, "128000.00", "128000.00");
  }

  public static Requested to(String email) {
    return to(new Recipient("p-1", "王芳", "paymentResponsible", email));
  }

  public static Requested to(Recipient recipient) {
    return requested(
        "reminder-1", "zh-CN", ACCOUNT, "上海晨光机械有限公司", recipient, "128000.00", "128000.00");
  }

  public static Requested requested(
      String level,
      String locale,
      AccountId account,
      String customer,
      Recipient recipient,
      String amount,
      String open) {
    return new Requested(
        MessageId.of(CASE, level),
        new Matter(CASE, account, "611365", level),
        "mail",
        level,
        locale,
        "Asia/Shanghai",
        DAY,
        recipient,
        new Claim(
            customer,
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
        event.locale(),
        event.timeZone(),
        event.day(),
        event.recipient(),
        event.claim(),
        event.policy());
  }

  /** What dunning says for an invoice of an account of its own, so that tests do not meet. */
  public static ReminderRequested reminder(String customer, String invoice, String open) {
    AccountId account = AccountId.parse("CN01." + customer + ".CNY");
    return new ReminderRequested(
        account + "/" + invoice,
        account,
        "上海晨光机械有限公司",
        "zh-CN",
        "Asia/Shanghai",
        invoice,
        LocalDate.parse("2013-01-02"),
        LocalDate.parse("2013-02-01"),
        Money.parse("500.00 CNY"),
        Money.parse(open + " CNY"),
        "reminder-1",
        DAY,
        3,
        new DunningEvent.Recipient(
            "p-1", "王芳", "paymentResponsible", customer.toLowerCase() + "@customer.example"),
        "standard-1",
        null);
  }
}
