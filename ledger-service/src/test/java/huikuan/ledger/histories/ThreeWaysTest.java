package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.histories.Generator.Size;
import huikuan.ledger.histories.History.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The same documents, posted as JSON, as NDJSON and on Kafka to companies of the same past: what
 * becomes of each is the same, and so is what each account owes afterwards.
 */
class ThreeWaysTest {

  private static final List<String> ACCOUNTS =
      List.of("A.C1.USD", "A.C1.JPY", "A.C2.USD", "B.C1.KWD");

  /** Each is one record or one line; {@code @A} stands for a company. */
  private static final List<String> FAULTY =
      List.of(
          "{\"company\":\"@A\",\"kind\":\"invoice\"}",
          "{\"company\":\"@A\",\"kind\":\"order\",\"amount\":7}",
          "{\"company\":\"@A\",\"company\":\"@A\",\"kind\":\"receipt\"}",
          "[\"@A\"]",
          "\"@A\"");

  private static final List<String> BROKEN =
      List.of(
          "{\"company\":\"@A\", oops",
          "{\"company\":\"@A\"",
          "{\"company\":\"@A\"} {}",
          "{\"company\":\"@A\"},",
          "@A",
          "{\"company\":\"@A\",\"amount\":01}");

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Companies byJson = new Companies();
  private final Companies byLines = new Companies();
  private final Companies byKafka = new Companies();

  /** The two companies of a history, under names of their own. */
  private final class Companies {

    private final String first = ledger.newCompany();
    private final String second = ledger.newCompany();

    String in(String text) {
      return text.replace("@A", first + "-").replace("@B", second + "-");
    }

    String out(String text) {
      return text.replace(first + "-", "@A").replace(second + "-", "@B");
    }
  }

  static LongStream seeds() {
    return Seeds.of(4, 7);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatBecomesOfADocumentDoesNotDependOnItsWay(long seed) {
    try (KafkaErp kafka = new KafkaErp()) {
      Random random = new Random(seed);
      for (Step step : Generator.history(seed, new Size(15, 8)).steps()) {
        switch (step) {
          case Step.Lock(var company, var before) ->
              List.of(byJson, byLines, byKafka)
                  .forEach(each -> lock(each.in("@" + company), before));
          case Step.Post(var today, var docs) -> compare(texts(docs, random), kafka);
        }
      }
      for (String account : ACCOUNTS) {
        assertThat(balance(byLines.in("@" + account)))
            .isEqualTo(balance(byJson.in("@" + account)))
            .isEqualTo(balance(byKafka.in("@" + account)));
      }
    }
  }

  private void lock(String company, int before) {
    Answer answer =
        ledger.moveLock(
            ledger.instance(),
            company,
            "{\"lockedBefore\":\"%s\",\"reason\":\"so\"}".formatted(Days.date(before)));
    assertThat(answer.status()).isEqualTo(200);
  }

  private static List<String> texts(List<Doc> docs, Random random) {
    List<String> texts = new ArrayList<>();
    for (Doc doc : docs) {
      texts.add(Json.of(doc, "@" + doc.account().company(), random, false));
      if (random.nextInt(4) == 0) {
        texts.add(FAULTY.get(random.nextInt(FAULTY.size())));
      }
      if (random.nextInt(4) == 0) {
        texts.add(BROKEN.get(random.nextInt(BROKEN.size())));
      }
    }
    return texts;
  }

  private void compare(List<String> texts, KafkaErp kafka) {
    List<String> whole = texts.stream().filter(text -> !BROKEN.contains(text)).toList();
    List<String> json = results(byJson, ledger.documents("[" + join(byJson, whole, ",") + "]"));
    List<String> lines = results(byLines, ledger.documentLines(join(byLines, texts, "\n")));
    List<String> records = new ArrayList<>();
    List<@Nullable JsonNode> rejected = kafka.post(texts.stream().map(byKafka::in).toList());
    rejected.forEach(problem -> records.add(problem == null ? "taken" : told(byKafka, problem)));

    for (int at = 0, element = 0; at < texts.size(); at++) {
      if (!BROKEN.contains(texts.get(at))) {
        assertThat(lines.get(at)).as(texts.get(at)).isEqualTo(json.get(element++));
      } else {
        assertThat(lines.get(at)).as(texts.get(at)).contains("problem:not-json");
      }
      String taken = lines.get(at).startsWith("{") ? lines.get(at) : "taken";
      assertThat(records.get(at)).as(texts.get(at)).isEqualTo(taken);
    }
  }

  private static String join(Companies companies, List<String> texts, String between) {
    return companies.in(String.join(between, texts));
  }

  private static List<String> results(Companies companies, Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isIn(200, 207);
    List<String> results = new ArrayList<>();
    for (JsonNode each : answer.body().path("results")) {
      assertThat(each.path("index").asInt()).isEqualTo(results.size());
      results.add(
          each.has("problem")
              ? told(companies, each.path("problem"))
              : each.path("status").asString());
    }
    return results;
  }

  /** Places differ: lines are counted in all that was sent, columns with the company's name. */
  private static String told(Companies companies, JsonNode problem) {
    return companies
        .out(problem.toString())
        .replaceAll("see line \\d+, column \\d+", "see line n, column n");
  }

  private String balance(String account) {
    Answer answer = ledger.get("/api/v1/accounts/" + account + "/balance?asOf=2199-12-31");
    return answer.status() == 404 ? "none" : answer.text("/balance");
  }
}
