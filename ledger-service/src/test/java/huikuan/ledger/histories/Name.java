package huikuan.ledger.histories;

/** The name of a document within its company. */
record Name(Kind kind, String number) {

  @Override
  public String toString() {
    return kind.word() + " " + number;
  }
}
