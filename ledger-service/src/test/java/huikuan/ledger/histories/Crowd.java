package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Several who post to the same accounts at once, each to one of the instances. */
final class Crowd {

  private static final int THREADS = 6;
  private static final int MOST_IN_A_REQUEST = 5;
  private static final int ATTEMPTS = 20;

  /** The answer that one sender was given about a document. */
  private record Told(Doc doc, String status, long position) {}

  private final RunningLedger ledger = RunningLedger.ledger();
  private final List<ConfigurableApplicationContext> instances;
  private final Run run;
  private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();

  Crowd(Run run, ConfigurableApplicationContext... instances) {
    this.run = run;
    this.instances = List.of(instances);
  }

  /** Posts all, and enters on paper what the ledger says it holds, in the ledger's order. */
  void post(List<Doc> docs) throws Exception {
    docs.forEach(doc -> run.id(doc.account()));
    Queue<Doc> left = new ConcurrentLinkedQueue<>(docs);
    List<Told> told = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<List<Told>>> all = new ArrayList<>();
      for (int n = 0; n < THREADS; n++) {
        Chance chance = new Chance(n);
        ConfigurableApplicationContext instance = instances.get(n % instances.size());
        all.add(threads.submit(() -> post(left, chance, instance)));
      }
      for (Future<List<Told>> each : all) {
        told.addAll(each.get());
      }
    }
    docs.stream().map(Doc::account).distinct().forEach(account -> enter(account, held(told)));
    Refusal.check(List.copyOf(refusals), run.books().values());
  }

  private List<Told> post(Queue<Doc> left, Chance chance, ConfigurableApplicationContext instance) {
    List<Told> told = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Doc> request = new ArrayList<>();
      for (int n = chance.between(1, MOST_IN_A_REQUEST); n > 0; n--) {
        Doc doc = left.poll();
        if (doc != null) {
          request.add(doc);
        }
      }
      told.addAll(request(request, chance.random(), instance));
    }
    return told;
  }

  private List<Told> request(List<Doc> docs, Random hand, ConfigurableApplicationContext instance) {
    String body =
        docs.stream()
            .map(doc -> run.json(doc, hand, true))
            .collect(Collectors.joining(",", "[", "]"));
    long asked = ledger.log().head();
    Answer answer = ledger.documents(instance, body);
    // A sender that lost against concurrent ones too often sends the same again.
    for (int attempt = 1; answer.status() == 503 && attempt < ATTEMPTS; attempt++) {
      answer = ledger.documents(instance, body);
    }
    assertThat(answer.status()).as("%s", answer.body()).isIn(200, 207);
    return told(docs, answer, asked);
  }

  private List<Told> told(List<Doc> docs, Answer answer, long asked) {
    long answered = ledger.log().head();
    List<Told> told = new ArrayList<>();
    for (int at = 0; at < docs.size(); at++) {
      JsonNode result = answer.body().path("results").get(at);
      String status = result.path("status").asString();
      told.add(new Told(docs.get(at), status, result.path("position").asLong()));
      if (status.equals("rejected")) {
        String problem = RunningLedger.problemOf(result.path("problem"));
        refusals.add(new Refusal(docs.get(at), problem, asked, answered));
      }
    }
    return told;
  }

  /** Acknowledged documents: each was accepted once, and all senders were told the same place. */
  private static Map<Doc, Long> held(List<Told> told) {
    Map<Doc, Long> held = new HashMap<>();
    List<Doc> accepted = new ArrayList<>();
    for (Told each : told) {
      if (!each.status().equals("rejected")) {
        assertThat(held.merge(each.doc(), each.position(), (one, other) -> one))
            .as("%s", each)
            .isEqualTo(each.position());
      }
      if (each.status().equals("accepted")) {
        accepted.add(each.doc());
      }
    }
    assertThat(accepted).doesNotHaveDuplicates();
    return held;
  }

  private void enter(AccountName account, Map<Doc, Long> held) {
    Map<Name, Doc> left = new HashMap<>();
    held.keySet().stream()
        .filter(doc -> doc.account().equals(account))
        .forEach(doc -> assertThat(left.put(doc.name(), doc)).as("%s", doc).isNull());
    Asking asking = new Asking(instances.getFirst());
    for (JsonNode event :
        asking.all("/api/v1/accounts/" + run.id(account) + "/history?", 1_000, "events")) {
      JsonNode node = event.path("document");
      Name name = new Name(Kind.of(node.path("kind").asString()), node.path("number").asString());
      Doc doc = left.remove(name);
      assertThat(doc).as("%s is there once, and was acknowledged", name).isNotNull();
      assertThat(event.path("position").asLong()).as("%s", name).isEqualTo(held.get(doc));
      run.enter(doc, event.path("position").asLong());
    }
    assertThat(left).as("acknowledged, and lost").isEmpty();
  }
}
