package huikuan.ledger.histories;

import org.jspecify.annotations.Nullable;

/**
 * The name of a document within its company. Paper compares names millions of times: a record's own
 * {@code equals} takes ten times as long where only the first compiler runs.
 */
record Name(Kind kind, String number) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Name name && kind == name.kind && number.equals(name.number);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + number.hashCode();
  }

  @Override
  public String toString() {
    return kind.word() + " " + number;
  }
}
