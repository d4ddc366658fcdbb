package huikuan.console.recipient;

import huikuan.console.api.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The API's answer for a recipient, with all that the page decides about it. */
record RecipientView(Answer all, Refused refused) {

  private static final String ITEMS = "items";
  private static final String MORE = "moreItems";
  private static final String PROMISE = "promise";
  private static final String REASON = "reason";
  private static final String DISPUTE = "dispute";
  private static final String LETTER = "letter";
  private static final String OFFER = "offer";

  /** So many of the first items are asked about at once. */
  private static final int ASKED = 3;

  Answer shown() {
    List<Answer> items = all.list(ITEMS);
    return more(all)
        .with(
            ITEMS,
            IntStream.range(0, items.size()).mapToObj(at -> item(at, items.get(at))).toList())
        .with(LETTER, all.get(LETTER) instanceof Answer letter ? letter(letter) : null)
        .with("payable", all.list("sums").stream().filter(this::isOpen).map(this::payable).toList())
        .with("offers", all.list("offers").stream().map(this::offer).toList())
        .with("promises", all.list("promises").stream().map(this::promise).toList())
        .with("until", String.valueOf(all.text("expiresAt")).substring(0, 10))
        .with("unplaced", unplaced(items));
  }

  /** Whether the refused form is about something that the page does not show any more. */
  private boolean unplaced(List<Answer> items) {
    return (refused.is(PROMISE) && items.isEmpty())
        || (refused.is(LETTER) && !(all.get(LETTER) instanceof Answer))
        || (refused.is(OFFER) && all.list("offers").stream().noneMatch(this::isMine))
        || ((refused.is(REASON) || refused.is(DISPUTE))
            && items.stream().noneMatch(item -> isMine(REASON, item) || isMine(DISPUTE, item)));
  }

  private boolean isMine(String form, Answer item) {
    return refused.isAbout(form, item, "account", "kind", "number");
  }

  private boolean isMine(Answer offer) {
    return refused.isAbout(OFFER, offer, OFFER);
  }

  /** A grant is told only if there is one. */
  private Answer offer(Answer offer) {
    return offer
        .with("mine", isMine(offer))
        .with("granted", amount(offer, "given").signum() > 0)
        .with("open", "open".equals(offer.text("state")))
        .with("standing", standing(offer.text("state"), offer.text("why")));
  }

  /** An answer by a link is looked at before it counts; what is over is so for a reason. */
  private static @Nullable String standing(@Nullable String state, @Nullable String why) {
    if ("accepted".equals(state) && why == null) {
      return "answered";
    }
    return "over".equals(state) && why != null ? why : state;
  }

  private Answer item(int at, Answer item) {
    boolean late = item.get("overdueDays") instanceof Number days && days.intValue() > 0;
    boolean mine = isMine(REASON, item);
    boolean disputing = isMine(DISPUTE, item);
    return item.with("mine", mine)
        .with("disputing", disputing)
        .with("late", late)
        .with("asked", mine || (at < ASKED && late && !item.has("told")))
        .with(
            "invoiceMissing",
            item.get("told") instanceof Answer told && "invoiceMissing".equals(told.text(REASON)));
  }

  /** Who owes whom, and an amount without its sign. */
  private static Answer letter(Answer letter) {
    BigDecimal balance = new BigDecimal(String.valueOf(letter.text("balance")));
    return more(letter)
        .with("owed", List.of("us", "nothing", "you").get(balance.signum() + 1))
        .with("amount", balance.abs().toPlainString());
  }

  /** Nothing is said of no more items. */
  private static Answer more(Answer of) {
    return "0".equals(of.text(MORE)) ? of.with(MORE, null) : of;
  }

  private boolean isOpen(Answer sum) {
    return amount(sum, "open").signum() != 0;
  }

  /** The amount that a promise proposes: the overdue one, or else all that is open. */
  private Answer payable(Answer sum) {
    boolean mine = refused.isAbout(PROMISE, sum, "account");
    Object proposed = sum.get(amount(sum, "overdue").signum() == 0 ? "open" : "overdue");
    return sum.with("on", mine ? refused.typed(PROMISE, "on") : "")
        .with("amount", mine ? refused.typed(PROMISE, "amount") : proposed);
  }

  private static BigDecimal amount(Answer sum, String name) {
    @Nullable String told = sum.text(name);
    return told == null ? BigDecimal.ZERO : new BigDecimal(told);
  }

  /** An account ends with its currency. */
  private Answer promise(Answer promise) {
    String account = String.valueOf(promise.text("account"));
    return promise.with("currency", account.substring(account.lastIndexOf('.') + 1));
  }
}
