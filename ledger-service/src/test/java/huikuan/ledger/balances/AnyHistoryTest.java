package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.balances.Answers.Claim;
import huikuan.ledger.balances.PlainLedger.Doc;
import huikuan.ledger.balances.PlainLedger.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is posted in whatever order: every figure, on both clocks, is what paper would say. */
class AnyHistoryTest {

  private static final LocalDate START = LocalDate.parse("2012-01-01");
  private static final int DAYS = 40;
  private static final int REQUESTS = 12;

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Balances balances = ledger.bean(Balances.class);
  private final AccountItems items = ledger.bean(AccountItems.class);
  private final AccountQuestions questions = ledger.bean(AccountQuestions.class);
  private final String company = ledger.newCompany();

  private final PlainLedger paper = new PlainLedger();
  private final List<Doc> sent = new ArrayList<>();
  private final Set<Long> positions = new HashSet<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void everyFigureIsWhatPaperWouldSay(long seed) {
    Random random = new Random(seed);
    positions.add(0L);
    for (int request = 0; request < REQUESTS; request++) {
      List<Doc> docs = new ArrayList<>();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        docs.add(next(random));
      }
      post(seed, docs);
    }
    for (String account : sent.stream().map(Doc::account).collect(Collectors.toSet())) {
      if (ledger.get("/api/v1/accounts/" + account).status() == 200) {
        check(seed, account);
      }
    }
  }

  private Doc next(Random random) {
    int choice = sent.isEmpty() ? 0 : random.nextInt(10);
    Doc doc =
        switch (choice) {
          case 9 -> sent.get(random.nextInt(sent.size()));
          case 8 -> changed(sent.get(random.nextInt(sent.size())), random);
          default -> choice < 4 ? invoice(random) : receipt(random);
        };
    sent.add(doc);
    return doc;
  }

  // One account for each number: a number used for two accounts of one request may go to either.
  private String account(int number) {
    return company + ".C" + number % 2 + ".USD";
  }

  private Doc invoice(Random random) {
    int number = random.nextInt(60);
    LocalDate posted = START.plusDays(random.nextInt(DAYS));
    LocalDate due = posted.plusDays(random.nextInt(20) - 1);
    return new Doc(
        account(number), true, "" + number, posted, due, cents(random), false, List.of());
  }

  private Doc receipt(Random random) {
    int number = random.nextInt(60);
    LocalDate posted = START.plusDays(random.nextInt(DAYS));
    boolean onAccount = random.nextInt(6) == 0;
    List<Part> parts = new ArrayList<>();
    List<Doc> invoices =
        sent.stream()
            .filter(doc -> doc.invoice() && doc.account().equals(account(number)))
            .toList();
    long cents = cents(random);
    if (!onAccount && !invoices.isEmpty() && random.nextBoolean()) {
      for (int n = 1 + random.nextInt(2); n > 0; n--) {
        String invoice = invoices.get(random.nextInt(invoices.size())).number();
        parts.add(new Part(invoice, 1 + random.nextLong(cents)));
      }
    }
    return new Doc(
        account(number), false, "" + number, posted, posted, cents, onAccount, List.copyOf(parts));
  }

  private static Doc changed(Doc doc, Random random) {
    return new Doc(
        doc.account(),
        doc.invoice(),
        doc.number(),
        doc.posted().plusDays(1 + random.nextInt(3)),
        doc.due(),
        doc.cents(),
        doc.onAccount(),
        doc.parts());
  }

  private static long cents(Random random) {
    return 1 + random.nextInt(20_000);
  }

  private void post(long seed, List<Doc> docs) {
    Answer answer =
        ledger.documents(docs.stream().map(this::json).collect(Collectors.joining(",", "[", "]")));
    for (int at = 0; at < docs.size(); at++) {
      JsonNode result = answer.body().path("results").get(at);
      long position = result.path("position").asLong();
      assertThat(result.path("status").asString())
          .as("seed %d, document %s: %s", seed, docs.get(at), result)
          .isEqualTo(paper.post(docs.get(at), position));
      if (!result.path("status").asString().equals("rejected")) {
        assertThat(position).isEqualTo(paper.positionOf(docs.get(at)));
        positions.add(position);
      }
    }
  }

  private void check(long seed, String account) {
    for (long known : positions) {
      for (int day = -1; day <= DAYS + 3; day += 3) {
        LocalDate asOf = START.plusDays(day);
        AccountQuestion question =
            questions.ask(account, new When(asOf.toString(), "" + known, null));
        String what = "seed %d, %s as of %s, known at %d".formatted(seed, account, asOf, known);
        checkBalance(what, question);
        checkItems(what, question);
      }
    }
  }

  private void checkBalance(String what, AccountQuestion question) {
    String account = question.account().toString();
    Answers.Balance answer = balances.balance(question);
    long open =
        paper.invoices(account, question.asOf(), question.position()).stream()
            .mapToLong(each -> paper.open(account, each, question.asOf(), question.position()))
            .sum();
    long postings = paper.postings(account, question.asOf(), question.position());
    assertThat(cents(answer.open())).as(what).isEqualTo(open);
    assertThat(cents(answer.balance())).as(what).isEqualTo(postings);
    assertThat(cents(answer.unapplied())).as(what).isEqualTo(open - postings).isNotNegative();
  }

  private void checkItems(String what, AccountQuestion question) {
    String account = question.account().toString();
    List<Claim> claims = items.items(question, true, new Page(1_000, null)).items();
    assertThat(claims.stream().map(Claim::number))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(
            paper.invoices(account, question.asOf(), question.position()));
    for (Claim item : claims) {
      assertThat(cents(item.open()))
          .as(what + ", invoice " + item.number())
          .isEqualTo(paper.open(account, item.number(), question.asOf(), question.position()))
          .isBetween(0L, cents(item.amount()));
    }
  }

  private static long cents(String amount) {
    return new BigDecimal(amount).movePointRight(2).longValueExact();
  }

  private static String decimal(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private String json(Doc doc) {
    String customer = doc.account().split("\\.")[1];
    String more =
        doc.invoice()
            ? ",\"dueOn\":\"" + doc.due() + "\""
            : doc.onAccount() ? ",\"allocate\":\"none\"" : ",\"allocations\":" + parts(doc);
    return """
    {"kind":"%s","company":"%s","customer":"%s","currency":"USD","number":"%s","postedOn":"%s",\
    "amount":"%s"%s}"""
        .formatted(
            doc.invoice() ? "invoice" : "receipt",
            company,
            customer,
            doc.number(),
            doc.posted(),
            decimal(doc.cents()),
            more);
  }

  private static String parts(Doc doc) {
    return doc.parts().stream()
        .map(
            part ->
                "{\"invoice\":\"%s\",\"amount\":\"%s\"}"
                    .formatted(part.invoice(), decimal(part.cents())))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
