package huikuan.dunning.concession;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.contracts.Money;
import huikuan.platform.fields.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The terms that are agreed.
 *
 * @param amount of the parts of claims that it is about
 * @param dues what the customer pays and when, in order; empty = it is about no payment
 * @param tolerance that may be missing of each sum that is due
 * @param ifMissed what follows if a due is missed
 * @param extendedTo of an extension: the day on which the items are due then
 * @param duty what we have to do; null = nothing
 * @param dutyOn the day by which; null = there is no duty
 * @param dutyEndsAt when that day is over at the customer; null = there is no duty
 * @param offeredUntil the last day on which the customer can accept it
 * @param offerEndsAt when that day is over at the customer
 */
record ConcessionTerms(
    ConcessionKind kind,
    Money amount,
    List<Due> dues,
    Money tolerance,
    IfMissed ifMissed,
    @Nullable LocalDate extendedTo,
    @Nullable String duty,
    @Nullable LocalDate dutyOn,
    @Nullable Instant dutyEndsAt,
    LocalDate offeredUntil,
    Instant offerEndsAt) {

  /**
   * Days for which its claims are held after the day by which we have to do something, or after the
   * last due if something is granted then.
   */
  static final int HELD_ON = 30;

  ConcessionTerms {
    dues = List.copyOf(dues);
  }

  /**
   * A sum that the customer pays by a day.
   *
   * @param until the last day on which the money counts
   * @param endsAt when that day is over at the customer
   */
  record Due(LocalDate on, Money amount, LocalDate until, Instant endsAt) {}

  /** The consequence when the customer misses a due. */
  enum IfMissed {
    /** The agreement ends: all that is owed is chased again. */
    ENDS,
    /** It goes on for what is due later; what was missed is chased. */
    GOES_ON;

    @JsonCreator
    static IfMissed of(String word) {
      return Words.parse(values(), word);
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** All that the customer pays. */
  Money pays() {
    return due(dues.size());
  }

  /** The sum that the customer has paid when the first dues are paid. */
  Money due(int first) {
    return dues.stream()
        .limit(first)
        .map(Due::amount)
        .reduce(Money.zero(amount.currency()), Money::plus);
  }

  /** The part of the amount that is granted. */
  Money given() {
    return kind.givesMoney() ? amount.minus(pays()) : Money.zero(amount.currency());
  }

  /** When money on account that paid the last due is to be allocated; null = nothing is paid. */
  @Nullable Instant settledBy() {
    return dues.isEmpty() ? null : dues.getLast().endsAt().plus(Duration.ofDays(HELD_ON));
  }

  /** The last day on which money counts; the last of all if no money is agreed. */
  LocalDate until() {
    return dues.isEmpty() ? LocalDate.MAX : dues.getLast().until();
  }
}
