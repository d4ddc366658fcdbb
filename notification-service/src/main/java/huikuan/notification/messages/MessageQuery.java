package huikuan.notification.messages;

import huikuan.platform.web.ListQuestion;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are asked for; null = any.
 *
 * @param customer of the company
 * @param recipient a contact id, or a contact's name or mail address
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param letter its number
 */
record MessageQuery(
    @Nullable String company,
    @Nullable String customer,
    @Nullable String account,
    @Nullable String invoice,
    @Nullable String recipient,
    @Nullable Status status,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String level,
    @Nullable String letter) {

  static final MessageQuery ANY =
      new MessageQuery(null, null, null, null, null, null, null, null, null, null);

  ListQuestion question() {
    return ListQuestion.of("messages")
        .with("company", company)
        .with("customer", customer)
        .with("account", account)
        .with("invoice", invoice)
        .with("recipient", recipient)
        .with("status", status)
        .with("from", from)
        .with("to", to)
        .with("level", level)
        .with("letter", letter);
  }
}
