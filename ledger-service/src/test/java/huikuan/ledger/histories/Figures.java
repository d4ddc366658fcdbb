package huikuan.ledger.histories;

import tools.jackson.databind.JsonNode;

/** The figures of an account on a day, or a change of them. */
record Figures(long balance, long open, long unapplied) {

  static final Figures NONE = new Figures(0, 0, 0);

  static Figures of(PlainAccount account, int day) {
    return new Figures(account.postings(day), account.open(day), account.unapplied(day));
  }

  static Figures read(JsonNode node, String currency) {
    return new Figures(
        Json.units(node.path("balance").asString(), currency),
        Json.units(node.path("open").asString(), currency),
        Json.units(node.path("unapplied").asString(), currency));
  }

  Figures plus(Figures other) {
    return new Figures(balance + other.balance, open + other.open, unapplied + other.unapplied);
  }

  Figures less(Figures other) {
    return new Figures(balance - other.balance, open - other.open, unapplied - other.unapplied);
  }
}
