package huikuan.ledger.account;

/** An item's name within its company. */
record ItemName(Kind kind, String number) {

  static ItemName of(Item item) {
    return new ItemName(item.kind(), item.number());
  }

  @Override
  public String toString() {
    return kind + "/" + number;
  }
}
