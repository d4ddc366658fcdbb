package huikuan.ledger.histories;

/** What a document is called within its company. */
record Name(Kind kind, String number) {

  @Override
  public String toString() {
    return kind.word() + " " + number;
  }
}
