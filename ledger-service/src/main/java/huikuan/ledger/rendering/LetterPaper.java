package huikuan.ledger.rendering;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.account.Kind;
import huikuan.platform.template.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a letter that its document says. The same facts always make the same bytes.
 *
 * @param template the version that words it, such as {@code zh/positive/1}; its language is that of
 *     the document
 * @param number of the letter
 * @param run number of the run that it belongs to; null = it was written alone
 * @param from of a statement: the first day of its movements; null = no statement
 * @param balance above zero = the customer owes us; below = we owe the customer
 * @param items open at the end of the cut-off day, with those that reduce the balance; what is open
 *     of them comes to the balance
 * @param movements of a statement, in the order in which they are listed; from the opening balance
 *     they come to the balance
 * @param answerBy the last day on which an answer is asked for; null = none is asked for by a day.
 *     Of a demand it is the last day to pay.
 * @param replyTo who gets the answer instead of us: an auditor; null = we do
 * @param payTo of a demand: our accounts
 * @param verificationCode by which the letter is found and checked
 * @param contentHash of the frozen content
 * @param root where the ledger stood; null = not told
 */
public record LetterPaper(
    LetterKind kind,
    String template,
    String number,
    @Nullable String run,
    Sender sender,
    Addressee addressee,
    LocalDate issuedOn,
    LocalDate cutOff,
    @Nullable LocalDate from,
    Money balance,
    List<Item> items,
    List<Movement> movements,
    @Nullable LocalDate answerBy,
    @Nullable ReplyTo replyTo,
    List<PayTo> payTo,
    String verificationCode,
    String contentHash,
    @Nullable Root root) {

  /**
   * Our company.
   *
   * @param name in the language of the letter
   * @param contact the person who answers questions
   * @param email to which answers go
   */
  public record Sender(
      String company,
      String name,
      @Nullable String address,
      @Nullable String contact,
      @Nullable String phone,
      @Nullable String email) {}

  /** The customer. The person who gets the letter is not named: a letter is for ever. */
  public record Addressee(String customer, String name, @Nullable String address) {}

  /**
   * An open item.
   *
   * @param amount as it was posted; a credit is below zero
   * @param open what is left of it; a credit is below zero
   */
  public record Item(
      Kind kind,
      String number,
      LocalDate postedOn,
      @Nullable LocalDate dueOn,
      @Nullable String contract,
      @Nullable String reference,
      Money amount,
      Money open) {}

  /**
   * A posting within the period of a statement.
   *
   * @param amount above zero = the customer owes more; below = less
   */
  public record Movement(
      LocalDate postedOn, Kind kind, String number, @Nullable String reference, Money amount) {}

  /** Who gets the answer instead of us. */
  public record ReplyTo(String name, @Nullable String address, @Nullable String email) {}

  /** One of our accounts at a bank. */
  public record PayTo(String bank, String holder, String number) {}

  /**
   * Where the ledger stood, as a root that others hold too.
   *
   * @param position of the last commit under it
   */
  public record Root(long position, String hash, Instant toldAt) {}

  /** Refuses facts that contradict each other: no wrong letter is printed. */
  public LetterPaper {
    items = List.copyOf(items);
    movements = List.copyOf(movements);
    payTo = List.copyOf(payTo);
    if (!sum(items.stream().map(Item::open), balance).equals(balance)) {
      throw new IllegalArgumentException("Letter " + number + ": items do not come to its balance");
    }
    // A mix of currencies throws.
    sum(
        Stream.concat(items.stream().map(Item::amount), movements.stream().map(Movement::amount)),
        balance);
    if ((kind == LetterKind.STATEMENT) != (from != null)
        || (kind != LetterKind.STATEMENT && !movements.isEmpty())) {
      throw new IllegalArgumentException(
          "Letter " + number + ": a statement has a first day and movements, no other letter has");
    }
    if (kind == LetterKind.DEMAND && items.stream().noneMatch(item -> isDue(item, issuedOn))) {
      throw new IllegalArgumentException("Letter " + number + ": a demand asks for what is due");
    }
    if (kind != LetterKind.DEMAND && !payTo.isEmpty()) {
      throw new IllegalArgumentException("Letter " + number + ": only a demand says where to pay");
    }
  }

  /** Whether an item is a claim that is due by the day of issue. */
  public boolean isDue(Item item) {
    return isDue(item, issuedOn);
  }

  private static boolean isDue(Item item, LocalDate day) {
    LocalDate dueOn = item.dueOn() == null ? item.postedOn() : item.dueOn();
    return item.kind().claim() && item.open().signum() > 0 && !dueOn.isAfter(day);
  }

  /** What is open of the claims that are due by the day of issue: a demand asks for it. */
  public Money due() {
    return sum(items.stream().filter(this::isDue).map(Item::open), balance);
  }

  private static Money sum(Stream<Money> amounts, Money like) {
    return amounts.reduce(Money.zero(like.currency()), Money::plus);
  }

  public Currency currency() {
    return balance.currency();
  }

  /** Of a statement: the balance before its first day. */
  public Money opening() {
    return balance.minus(sum(movements.stream().map(Movement::amount), balance));
  }

  public Language language() {
    return Language.parse(template.substring(0, template.indexOf('/')));
  }
}
