package huikuan.ledger.histories;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All that is told of an item on a day, in one line. */
record ItemLine(PlainAccount paper, Item item, int day) {

  String line() {
    Doc doc = item.doc();
    long open = paper.open(item.name(), day);
    boolean reversed = item.until() <= day;
    Integer settled = reversed || open != 0 ? null : settledOn();
    Integer ended = reversed ? Integer.valueOf(item.until()) : settled;
    int due = paper.due(item, day);
    int late = Math.max(0, (ended == null ? day : ended) - due);
    return line(
        reversed ? "reversed" : open == 0 ? "settled" : "open",
        doc.amount(),
        open,
        text(doc.postedOn()),
        doc.kind().claim() ? text(due) + ", late " + late : "",
        text(doc.original()),
        text(settled),
        reversed ? text(item.until()) : "",
        doc.note() == null ? "" : doc.note(),
        doc.owner() == null ? "" : doc.owner());
  }

  /** The last day on which anything changed; if nothing ever was open, the first. */
  private int settledOn() {
    int on = day;
    while (on > item.doc().postedOn() && paper.open(item.name(), on - 1) == 0) {
      on--;
    }
    return on;
  }

  static String told(JsonNode node, String currency) {
    return line(
        node.path("state").asString(),
        Json.units(node.path("amount").asString(), currency),
        open(node, currency),
        node.path("postedOn").asString(),
        node.has("dueOn")
            ? node.path("dueOn").asString() + ", late " + node.path("daysLate").asInt()
            : "",
        node.path("originallyPostedOn").asString(""),
        node.path("settledOn").asString(""),
        node.path("reversedOn").asString(""),
        node.path("reference").asString(""),
        node.path("salesOwner").asString(""));
  }

  static long open(JsonNode node, String currency) {
    return Json.units(node.path(node.has("open") ? "open" : "unapplied").asString(), currency);
  }

  private static String line(
      String state,
      long amount,
      long open,
      String posted,
      String due,
      String original,
      String settled,
      String reversed,
      String reference,
      String owner) {
    return "%s, %d of %d, posted %s, due %s, first %s, settled %s, reversed %s, %s %s"
        .formatted(state, open, amount, posted, due, original, settled, reversed, reference, owner);
  }

  private static String text(@Nullable Integer day) {
    return day == null ? "" : Days.date(day).toString();
  }
}
