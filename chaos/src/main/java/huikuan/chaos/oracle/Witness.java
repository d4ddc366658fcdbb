package huikuan.chaos.oracle;

import huikuan.chaos.load.Entry;
import huikuan.chaos.load.Key;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The servers' statements when all is over; amounts are in cents. */
public interface Witness {

  /** A document that an account's history tells of. */
  record Recorded(Key key, long position) {}

  /** Of an account, or of the whole company. */
  record Figures(long balance, long open, long unapplied) {}

  /** The sums that must agree. */
  record Trial(boolean agree, long balance) {}

  /** How an invoice is chased. */
  record Chased(String invoice, boolean closed, long open) {}

  /** A claim in a message, by its proof, or in a mail that was caught (without its level). */
  record Mail(String invoice, String level, String to) {
    Mail withoutLevel() {
      return new Mail(invoice, "", to);
    }
  }

  /**
   * A step of the policy at which the customer is written to.
   *
   * @param minimum what the customer has to owe, overdue, in cents
   * @param workingDaysBeforeDue 0 = it comes after the due date
   * @param from of what amount on an invoice is reminded of before it is due, in cents
   */
  record Step(
      String level,
      int daysAfterDue,
      int daysAfterPrevious,
      boolean demand,
      long minimum,
      int workingDaysBeforeDue,
      long from) {
    boolean isBeforeDue() {
      return workingDaysBeforeDue > 0;
    }
  }

  /** The answer to a document posted again; a position of 0 if it was rejected. */
  record Answered(String status, String account, long position) {}

  /** Empty if there is no such account: nothing that was posted to it may have been kept. */
  List<Recorded> history(String account);

  Figures figures(String account, LocalDate asOf, long knownAt);

  Trial trial(LocalDate asOf, long knownAt);

  /** Finance's: what is open of invoices, unapplied of credits. */
  Map<Key, Long> items(String account, LocalDate asOf);

  /** The same for daily work. */
  Map<Key, Long> workItems(String account);

  List<Chased> cases(String account);

  /** All that is told of how an invoice is chased, for people. */
  String caseOf(String invoice);

  /** In order, lowest first. */
  List<Step> reminders();

  /**
   * How many messages a person may be sent in seven days, or all people of a customer, if that is
   * less: each customer has one, at an address that no other has.
   */
  int mostInWeek();

  /** Of a claim for more times the customer's largest other invoice a person decides. */
  int timesLargest();

  List<Mail> sent();

  /** Messages in any state but sent, and second messages to a person on a day, for people. */
  List<String> unsent();

  List<Mail> caught();

  List<Answered> post(List<Entry> entries);
}
