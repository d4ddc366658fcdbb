package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.histories.History.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A history posted to the running ledger, under companies that nobody else posts to, and entered on
 * paper beside it. What becomes of each document is compared at once.
 */
final class Run {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final PlainLedger paper = new PlainLedger();
  private final Random hand = new Random(1);
  private final Map<String, String> companies = new HashMap<>();
  private final Map<Doc, Long> positions = new HashMap<>();
  private final Map<AccountName, Book> books = new LinkedHashMap<>();

  /** To the instance that all tests share. */
  void post(History history) {
    post(history, ledger.instance());
  }

  void post(History history, ConfigurableApplicationContext instance) {
    history.steps().forEach(step -> post(step, instance));
  }

  void post(Step step, ConfigurableApplicationContext instance) {
    switch (step) {
      case Step.Lock(var company, var before) -> lock(company, before, instance);
      case Step.Post(var today, var docs) -> request(docs, instance);
    }
  }

  private void lock(String company, int before, ConfigurableApplicationContext instance) {
    paper.lock(company, before);
    Answer answer =
        ledger.moveLock(
            instance,
            real(company),
            "{\"lockedBefore\":\"%s\",\"reason\":\"so\"}".formatted(Days.date(before)));
    assertThat(answer.status()).as("lock: %s", answer.body()).isEqualTo(200);
  }

  private void request(List<Doc> docs, ConfigurableApplicationContext instance) {
    String body =
        docs.stream()
            .map(doc -> json(doc, hand, positions.containsKey(doc)))
            .collect(Collectors.joining(",", "[", "]"));
    Answer answer = ledger.documents(instance, body);
    assertThat(answer.status()).as("%s", answer.body()).isIn(200, 207);
    for (int at = 0; at < docs.size(); at++) {
      compare(docs.get(at), answer.body().path("results").get(at));
    }
  }

  private void compare(Doc doc, JsonNode result) {
    Verdict expected = paper.post(doc);
    String what = Json.of(doc) + "\n  answered " + result + "\n  expected " + expected;
    assertThat(result.path("status").asString()).as(what).isEqualTo(expected.status());
    if (expected.status().equals("rejected")) {
      assertThat(RunningLedger.problemOf(result.path("problem")))
          .as(what)
          .isEqualTo(expected.problems().getFirst());
      return;
    }
    long position = result.path("position").asLong();
    if (expected.accepted()) {
      book(doc, position);
    }
    assertThat(position).as(what).isEqualTo(positions.get(doc));
    assertThat(result.path("account").asString()).as(what).isEqualTo(id(doc.account()));
  }

  String json(Doc doc, Random hand, boolean again) {
    return Json.of(doc, real(doc.account().company()), hand, again);
  }

  /** A document that the ledger holds already. */
  void enter(Doc doc, long position) {
    assertThat(paper.post(doc)).as(Json.of(doc)).isEqualTo(Verdict.ACCEPTED);
    book(doc, position);
  }

  private void book(Doc doc, long position) {
    positions.put(doc, position);
    books
        .computeIfAbsent(doc.account(), account -> new Book())
        .enter(position, doc, paper.account(doc.account()).copy());
  }

  Map<AccountName, Book> books() {
    return books;
  }

  PlainLedger paper() {
    return paper;
  }

  String id(AccountName account) {
    return account.in(real(account.company()));
  }

  String real(String company) {
    return companies.computeIfAbsent(company, letter -> ledger.newCompany());
  }
}
