package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.histories.Book.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Compares the answers about all accounts of a company with their paper. */
final class CompanyChecks {

  private final Asking asking;
  private final Run run;
  private final String company;

  CompanyChecks(Asking asking, Run run, String company) {
    this.asking = asking;
    this.run = run;
    this.company = company;
  }

  /** Accounts that are not zero. */
  void balances(int day, long known, int page) {
    Map<String, Figures> expected = new TreeMap<>();
    books()
        .forEach(
            (account, book) -> {
              Figures figures = Figures.of(book.at(known), day);
              if (!figures.equals(Figures.NONE)) {
                expected.put(run.id(account), figures);
              }
            });
    String asked = asked("balances", day, known);
    Map<String, Figures> told = new TreeMap<>();
    for (JsonNode row : asking.all(asked, page, "balances")) {
      Figures figures = Figures.read(row, row.path("currency").asString());
      assertThat(told.put(row.path("account").asString(), figures)).as("%s", row).isNull();
    }
    assertThat(told).as(asked).isEqualTo(expected);
  }

  /** The sums that must agree. */
  void trial(int day, long known) {
    String asked = asked("trial", day, known);
    JsonNode answer = asking.ask(asked);
    assertThat(answer.path("agree").asBoolean()).as("%s: %s", asked, answer).isTrue();
    Map<String, Figures> told = new TreeMap<>();
    for (JsonNode row : answer.path("figures")) {
      String currency = row.path("currency").asString();
      told.put(currency, Figures.read(row, currency));
    }
    told.values().removeIf(Figures.NONE::equals);
    assertThat(told).as(asked).isEqualTo(sums(day, known));
  }

  private Map<String, Figures> sums(int day, long known) {
    Map<String, Figures> sums = new TreeMap<>();
    books()
        .forEach(
            (account, book) ->
                sums.merge(account.currency(), Figures.of(book.at(known), day), Figures::plus));
    sums.values().removeIf(Figures.NONE::equals);
    return sums;
  }

  /** The changes of the figures between two moments. */
  void changes(int day, long knownFrom, long known, int page) {
    String asked = asked("changes", day, known) + "&knownFrom=" + knownFrom;
    Map<String, Figures> told = new HashMap<>();
    for (JsonNode row : asking.all(asked, page, "documents")) {
      String document =
          "%s %s %s at %d"
              .formatted(
                  row.path("account").asString(),
                  row.path("kind").asString(),
                  row.path("number").asString(),
                  row.path("position").asLong());
      told.put(document, Figures.read(row, row.path("currency").asString()));
    }
    Map<String, Figures> expected = new HashMap<>();
    books()
        .forEach(
            (account, book) -> {
              for (Entry entry : book.between(knownFrom, known)) {
                expected.put(
                    "%s %s at %d".formatted(run.id(account), entry.doc().name(), entry.position()),
                    entry.effect(day));
              }
            });
    expected.values().removeIf(Figures.NONE::equals);
    assertThat(told).as(asked).isEqualTo(expected);
    differences(asked, sums(day, knownFrom), sums(day, known));
  }

  private void differences(String asked, Map<String, Figures> before, Map<String, Figures> after) {
    for (JsonNode row : asking.ask(asked).path("figures")) {
      String currency = row.path("currency").asString();
      Figures earlier = before.getOrDefault(currency, Figures.NONE);
      Figures later = after.getOrDefault(currency, Figures.NONE);
      assertThat(
              List.of(
                  Figures.read(row.path("before"), currency),
                  Figures.read(row.path("after"), currency),
                  Figures.read(row.path("difference"), currency)))
          .as(asked)
          .containsExactly(earlier, later, later.less(earlier));
    }
  }

  /** The open amounts by age, grouped in each way. */
  void aging(Aging aging, int day, long known, int page) {
    String asked = asked("aging", day, known) + aging.query();
    Map<String, List<Long>> groups = new TreeMap<>();
    for (JsonNode row : asking.all(asked, page, "groups")) {
      assertThat(groups.put(aging.group(row), Aging.amounts(row))).as("%s", row).isNull();
    }
    Map<String, List<Long>> totals = new TreeMap<>();
    for (JsonNode row : asking.ask(asked).path("totals")) {
      totals.put(row.path("currency").asString(), Aging.amounts(row));
    }
    Map<String, List<Long>> expected = new TreeMap<>();
    Map<String, List<Long>> sums = new TreeMap<>();
    books()
        .forEach(
            (account, book) -> {
              PlainAccount paper = book.at(known);
              for (Item item : paper.items()) {
                List<Long> amounts = aging.amounts(paper, item, day);
                expected.merge(aging.group(run.id(account), item), amounts, Aging::plus);
                sums.merge(account.currency(), amounts, Aging::plus);
              }
            });
    expected.values().removeIf(Aging::none);
    sums.values().removeIf(Aging::none);
    assertThat(groups).as(asked).isEqualTo(expected);
    assertThat(totals).as(asked).isEqualTo(sums);
  }

  /** Earned, and paid, by month. */
  void income(Income income, int day, long known, int page) {
    String asked = asked("income", day, known) + income.query();
    Map<String, List<Long>> told = new TreeMap<>();
    for (JsonNode row : asking.all(asked, page, "months")) {
      assertThat(told.put(income.group(row), income.amounts(row))).as("%s", row).isNull();
    }
    Map<String, List<Long>> expected = new TreeMap<>();
    books()
        .forEach(
            (account, book) ->
                book.between(0, known).stream()
                    .map(Entry::doc)
                    .filter(doc -> doc.postedOn() <= day)
                    .forEach(
                        doc ->
                            expected.merge(
                                income.group(run.id(account), doc),
                                income.amounts(doc, run.paper()),
                                Aging::plus)));
    expected.values().removeIf(Aging::none);
    assertThat(told).as(asked).isEqualTo(expected);
  }

  private Map<AccountName, Book> books() {
    Map<AccountName, Book> books = new HashMap<>(run.books());
    books.keySet().removeIf(account -> !account.company().equals(company));
    return books;
  }

  private String asked(String what, int day, long known) {
    return "/api/v1/%s?company=%s&asOf=%s&knownAt=%d"
        .formatted(what, run.real(company), Days.date(day), known);
  }
}
