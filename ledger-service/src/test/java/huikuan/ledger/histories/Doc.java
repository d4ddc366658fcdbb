package huikuan.ledger.histories;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A document. Days are counted from {@link Days#START}, amounts in the smallest unit.
 *
 * @param dueOn of an invoice, or the later one of an extension
 * @param original of what is brought forward: the day it was first posted
 * @param target the document that is reversed, recovered, allocated anew or put off
 * @param note a free word
 * @param owner the sales owner
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
    @Nullable String note,
    @Nullable String owner) {

  static Doc of(AccountName account, Name name, int postedOn, long amount) {
    return new Doc(
        account, name, postedOn, amount, null, null, new Spread.Oldest(), null, null, null);
  }

  Kind kind() {
    return name.kind();
  }

  /** The day its age counts from. */
  int age() {
    return original == null ? postedOn : original;
  }

  /** The day that orders claims: a refund is due at once. */
  int due() {
    return dueOn == null ? postedOn : dueOn;
  }

  Name targeted() {
    return requireNonNull(target);
  }

  Doc in(AccountName other) {
    return new Doc(other, name, postedOn, amount, dueOn, original, spread, target, note, owner);
  }

  Doc at(int day) {
    return new Doc(account, name, day, amount, dueOn, original, spread, target, note, owner);
  }

  Doc over(long other) {
    return new Doc(account, name, postedOn, other, dueOn, original, spread, target, note, owner);
  }

  Doc due(int day) {
    return new Doc(account, name, postedOn, amount, day, original, spread, target, note, owner);
  }

  Doc original(@Nullable Integer day) {
    return new Doc(account, name, postedOn, amount, dueOn, day, spread, target, note, owner);
  }

  Doc spread(Spread other) {
    return new Doc(account, name, postedOn, amount, dueOn, original, other, target, note, owner);
  }

  Doc on(Name other) {
    return new Doc(account, name, postedOn, amount, dueOn, original, spread, other, note, owner);
  }

  Doc noted(@Nullable String other) {
    return new Doc(account, name, postedOn, amount, dueOn, original, spread, target, other, owner);
  }

  Doc owned(@Nullable String other) {
    return new Doc(account, name, postedOn, amount, dueOn, original, spread, target, note, other);
  }
}
