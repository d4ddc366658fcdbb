package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.histories.Book.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Compares the answers about one account with its paper. */
final class AccountChecks {

  private final Asking asking;
  private final Book book;
  private final String currency;
  private final String path;

  /**
   * @param id the account as the ledger knows it
   */
  AccountChecks(Asking asking, Book book, String id, String currency) {
    this.asking = asking;
    this.book = book;
    this.currency = currency;
    this.path = "/api/v1/accounts/" + id;
  }

  void balance(int day, long known) {
    String asked = path + "/balance?" + when(day, known);
    Figures told = Figures.read(asking.ask(asked), currency);
    assertThat(told).as(asked).isEqualTo(Figures.of(book.at(known), day));
    assertThat(told.balance()).as(asked).isEqualTo(told.open() - told.unapplied());
  }

  void items(int day, long known, int page) {
    PlainAccount paper = book.at(known);
    Map<String, String> expected = new TreeMap<>();
    for (Item item : paper.items()) {
      if (item.doc().postedOn() <= day) {
        expected.put(item.name().toString(), new ItemLine(paper, item, day).line());
      }
    }
    String asked = path + "/items?status=all&" + when(day, known);
    Map<String, String> told = new TreeMap<>();
    for (JsonNode node : asking.all(asked, page, "items", "credits")) {
      String name = node.path("kind").asString() + " " + node.path("number").asString();
      assertThat(told.put(name, ItemLine.told(node, currency))).as(asked + name).isNull();
      assertThat(ItemLine.open(node, currency))
          .as("%s, %s", asked, name)
          .isBetween(0L, Json.units(node.path("amount").asString(), currency));
    }
    assertThat(told).as(asked).isEqualTo(expected);
  }

  void statement(int from, int to, long known, int page) {
    String asked =
        path
            + "/statement?from=%s&to=%s&knownAt=%d"
                .formatted(Days.date(from), Days.date(to), known);
    JsonNode head = asking.ask(asked);
    long running = amount(head, "opening");
    assertThat(running).as(asked).isEqualTo(book.at(known).postings(from - 1));
    Map<String, Long> told = new TreeMap<>();
    for (JsonNode node : asking.all(asked, page, "movements")) {
      running += amount(node, "amount");
      assertThat(amount(node, "balance")).as("%s: %s", asked, node).isEqualTo(running);
      told.merge(movement(node), amount(node, "amount"), Long::sum);
    }
    assertThat(running).as(asked).isEqualTo(amount(head, "closing"));
    assertThat(running).as(asked).isEqualTo(book.at(known).postings(to));
    assertThat(told).as(asked).isEqualTo(movements(from, to, known));
  }

  private String movement(JsonNode node) {
    return "%s %s %s at %d"
        .formatted(
            node.path("effective").asString(),
            node.path("kind").asString(),
            node.path("number").asString(),
            node.path("position").asLong());
  }

  private Map<String, Long> movements(int from, int to, long known) {
    Map<String, Long> movements = new TreeMap<>();
    for (Entry entry : book.between(0, known)) {
      Doc doc = entry.doc();
      boolean moves =
          doc.kind() != Kind.ALLOCATION && doc.kind() != Kind.EXTENSION && !takesBack(doc);
      if (moves && from <= doc.postedOn() && doc.postedOn() <= to) {
        String name =
            "%s %s at %d".formatted(Days.date(doc.postedOn()), doc.name(), entry.position());
        movements.put(name, entry.effect(Days.LAST).balance());
      }
    }
    return movements;
  }

  void changes(int day, long knownFrom, long known, int page) {
    String asked = path + "/changes?knownFrom=" + knownFrom + "&" + when(day, known);
    JsonNode head = asking.ask(asked);
    Figures before = Figures.of(book.at(knownFrom), day);
    Figures after = Figures.of(book.at(known), day);
    assertThat(Figures.read(head.path("before"), currency)).as(asked).isEqualTo(before);
    assertThat(Figures.read(head.path("after"), currency)).as(asked).isEqualTo(after);
    assertThat(Figures.read(head.path("difference"), currency))
        .as(asked)
        .isEqualTo(after.less(before));
    Map<String, Figures> expected = new LinkedHashMap<>();
    for (Entry entry : book.between(knownFrom, known)) {
      if (!entry.effect(day).equals(Figures.NONE)) {
        expected.put(at(entry), entry.effect(day));
      }
    }
    Map<String, Figures> told = new LinkedHashMap<>();
    for (JsonNode node : asking.all(asked, page, "documents")) {
      told.put(at(node), Figures.read(node, currency));
    }
    assertThat(told.values().stream().reduce(Figures.NONE, Figures::plus))
        .as(asked)
        .isEqualTo(after.less(before));
    assertThat(List.copyOf(told.entrySet())).as(asked).isEqualTo(List.copyOf(expected.entrySet()));
  }

  /** Every document that was accepted is there once, in its order. */
  void history(int page) {
    String asked = path + "/history?knownAt=" + book.positions().getLast();
    assertThat(
            asking.all(asked, page, "events").stream()
                .map(node -> at(node.path("document"), node.path("position").asLong())))
        .as(asked)
        .containsExactlyElementsOf(book.entries().stream().map(AccountChecks::at).toList());
  }

  private static String at(Entry entry) {
    return "%s posted %s at %d"
        .formatted(entry.doc().name(), Days.date(entry.doc().postedOn()), entry.position());
  }

  private static String at(JsonNode document) {
    return at(document, document.path("position").asLong());
  }

  private static String at(JsonNode document, long position) {
    return "%s %s posted %s at %d"
        .formatted(
            document.path("kind").asString(),
            document.path("number").asString(),
            document.path("postedOn").asString(),
            position);
  }

  private long amount(JsonNode node, String field) {
    return Json.units(node.path(field).asString(), currency);
  }

  private static String when(int day, long known) {
    return "asOf=" + Days.date(day) + "&knownAt=" + known;
  }

  private static boolean takesBack(Doc doc) {
    return doc.kind() == Kind.REVERSAL && doc.targeted().kind() == Kind.EXTENSION;
  }
}
