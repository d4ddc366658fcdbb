package huikuan.ledger.histories;

import org.jspecify.annotations.Nullable;

/**
 * A document. Days are counted from {@link Days#START}, amounts in the smallest unit.
 *
 * @param dueOn of an invoice
 * @param original of what is brought forward: the day it was first posted
 * @param target what is reversed, recovered or allocated anew
 * @param note a free word
 */
record Doc(
    AccountName account,
    Name name,
    int postedOn,
    long amount,
    @Nullable Integer dueOn,
    @Nullable Integer original,
    Spread spread,
    @Nullable Name target,
    @Nullable String note) {

  Kind kind() {
    return name.kind();
  }

  /** The day its age counts from. */
  int age() {
    return original == null ? postedOn : original;
  }

  /** What orders claims: a refund is due at once. */
  int due() {
    return dueOn == null ? postedOn : dueOn;
  }

  Name targeted() {
    return java.util.Objects.requireNonNull(target);
  }

  Doc at(int day) {
    return new Doc(account, name, day, amount, dueOn, original, spread, target, note);
  }

  Doc over(long other) {
    return new Doc(account, name, postedOn, other, dueOn, original, spread, target, note);
  }

  Doc noted(String other) {
    return new Doc(account, name, postedOn, amount, dueOn, original, spread, target, other);
  }

  Doc in(AccountName other) {
    return new Doc(other, name, postedOn, amount, dueOn, original, spread, target, note);
  }

  Doc spread(Spread other) {
    return new Doc(account, name, postedOn, amount, dueOn, original, other, target, note);
  }
}
