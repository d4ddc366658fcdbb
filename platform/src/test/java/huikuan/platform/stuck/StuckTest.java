package huikuan.platform.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.servers.Starting;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.stuck.StuckService.Loan;
import huikuan.platform.time.Deadlines;
import huikuan.platform.time.SandboxClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A handler that fails, in a whole service: what becomes of its saga, and of all others. */
class StuckTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NEVER = "1h";
  private static final String SOON = "10ms";

  private static EmbeddedMongo mongo;
  private static int databases;

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private ConfigurableApplicationContext context;
  private String database;

  @BeforeAll
  static void startServer(@TempDir Path directory) {
    mongo = EmbeddedMongo.start(directory.resolve("mongo"), 0);
  }

  @AfterAll
  static void stopServer() {
    mongo.close();
  }

  @BeforeEach
  void start() {
    database = "library" + ++databases;
    context = run(NEVER);
  }

  @AfterEach
  void stop() {
    context.close();
  }

  private ConfigurableApplicationContext run(String backoff) {
    return Starting.service(
        StuckService.class,
        "--huikuan.service=" + database,
        "--huikuan.database=" + database,
        "--huikuan.instance=only",
        "--huikuan.sandbox=true",
        "--huikuan.stuck-path=/stuck",
        "--huikuan.deadlines.poll=10ms",
        "--huikuan.deadlines.backoff=" + backoff,
        "--huikuan.deadlines.longest-backoff=" + backoff,
        "--server.port=0",
        "--spring.mongodb.uri=" + mongo.uri(database));
  }

  private void restart(String backoff) {
    context.close();
    context = run(backoff);
  }

  private StuckService.Faults faults() {
    return context.getBean(StuckService.Faults.class);
  }

  private void happen(Loan... events) {
    EventBus bus = context.getBean(EventBus.class);
    Stream.of(events)
        .forEach(
            event -> bus.publish(new GenericEventMessage<>(event, Map.of("actor", "anonymous"))));
    Settling.await(context.getBeansOfType(Station.class).values(), PATIENCE);
  }

  private List<Stuck> stuck(String about) {
    return context.getBean(AllStuck.class).find(about, 10);
  }

  private JsonNode ask(HttpRequest.Builder request, String path, int status) throws Exception {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    HttpResponse<String> answer =
        http.send(
            request.uri(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return json.readTree(answer.body());
  }

  private JsonNode get(String path) throws Exception {
    return ask(HttpRequest.newBuilder().GET(), path, 200);
  }

  private JsonNode retry(String id, int status) throws Exception {
    return ask(
        HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()),
        "/stuck/" + id + "/retry",
        status);
  }

  private double meters() {
    return context.getBean(MeterRegistry.class).get("huikuan.stuck").gauge().value();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void aSagaWhoseHandlerFailsIsKeptWithItsCauseAndHoldsUpNoOther() throws Exception {
    happen(new Loan.Begun("red"), new Loan.Begun("blue"));
    faults().failing.add("red");

    happen(new Loan.Extended("red", 7), new Loan.Extended("blue", 7), new Loan.Ended("red"));

    assertThat(faults().done).containsExactly("red begun", "blue begun", "blue 21 days");
    JsonNode page = get("/stuck");
    assertThat(page.path("total").asInt()).isEqualTo(1);
    JsonNode one = page.path("stuck").path(0);
    assertThat(one.path("reaction").asString()).isEqualTo("LoanSaga");
    assertThat(one.path("about").path(0).asString()).isEqualTo("red");
    assertThat(one.path("step").asString()).isEqualTo("test.loan-extended.v1");
    assertThat(one.path("cause").asString()).isEqualTo("IllegalStateException: no pen for red");
    assertThat(one.path("attempts").asInt()).isEqualTo(1);
    assertThat(one.path("waiting").asInt()).isEqualTo(2);
    assertThat(get("/stuck?about=blue").path("stuck").isEmpty()).isTrue();
    assertThat(get("/v3/api-docs").path("paths").has("/stuck/{id}/retry")).isTrue();
    assertThat(meters()).isEqualTo(1);
  }

  @Test
  void triedByHandItGoesOnWithAllThatWaitedInOrderAndWithoutHalfAChange() throws Exception {
    happen(new Loan.Begun("red"));
    faults().failing.add("red");
    happen(new Loan.Extended("red", 7), new Loan.Extended("red", 1), new Loan.Ended("red"));
    String id = stuck("red").getFirst().id();

    JsonNode still = retry(id, 200);
    assertThat(still.path("waiting").asInt()).isEqualTo(3);
    assertThat(stuck("red")).singleElement().extracting(Stuck::attempts).isEqualTo(2);

    faults().failing.clear();
    assertThat(retry(id, 200).path("waiting").asInt()).isZero();

    assertThat(faults().done)
        .containsExactly("red begun", "red 21 days", "red 22 days", "red ended");
    assertThat(stuck("red")).isEmpty();
    retry(id, 404);
    happen(new Loan.Begun("red"));
    assertThat(faults().done).endsWith("red begun");
  }

  @Test
  void whoTriesWhatIsBeingTriedLeavesItToTheFirst() {
    faults().failing.add("red");
    happen(new Loan.Begun("red"));
    String id = stuck("red").getFirst().id();
    AllStuck all = context.getBean(AllStuck.class);
    List<Integer> waiting = new ArrayList<>();
    faults().failing.clear();
    faults().meanwhile = () -> waiting.add(all.retry(id).getAsInt());

    assertThat(all.retry(id)).hasValue(0);

    assertThat(waiting).containsExactly(1);
    assertThat(faults().done).containsExactly("red begun");
  }

  @Test
  void oneThatCannotEvenBeginWaitsWithWhatFollows() {
    faults().failing.add("red");
    happen(new Loan.Begun("red"), new Loan.Begun("blue"), new Loan.Extended("red", 7));
    assertThat(faults().done).containsExactly("blue begun");
    assertThat(context.getBean(Deadlines.class).nextDue()).isPresent();
    assertThat(stuck("red")).singleElement().extracting(Stuck::waiting).isEqualTo(2);

    faults().failing.clear();
    context.getBean(AllStuck.class).retryAbout("red");

    assertThat(faults().done).containsExactly("blue begun", "red begun", "red 21 days");
    assertThat(stuck(null)).isEmpty();
  }

  @Test
  void whatConcernsManySagasReachesAllButTheStuckOne() {
    happen(new Loan.Begun("red"), new Loan.Begun("blue"), new Loan.Begun("green"));
    faults().failing.add("red");
    happen(new Loan.LibraryCloses("Hangzhou"), new Loan.LibraryCloses("Hangzhou"));

    assertThat(faults().done)
        .contains("blue closes [Hangzhou, Hangzhou]", "green closes [Hangzhou, Hangzhou]");
    assertThat(stuck("Hangzhou")).singleElement().extracting(Stuck::waiting).isEqualTo(2);

    faults().failing.clear();
    context.getBean(AllStuck.class).retryAbout("Hangzhou");

    assertThat(faults().done).endsWith("red closes [Hangzhou]", "red closes [Hangzhou, Hangzhou]");
  }

  @Test
  void itIsTriedAgainByItselfAndAfterARestart() {
    happen(new Loan.Begun("red"));
    faults().failing.add("red");
    happen(new Loan.Extended("red", 7));
    restart(SOON);
    assertThat(stuck("red")).hasSize(1);
    faults().failing.add("blue");
    happen(new Loan.Begun("blue"), new Loan.Extended("red", 2));
    await(() -> stuck("blue").getFirst().attempts() > 2);

    faults().failing.clear();
    await(() -> stuck("blue").isEmpty());

    assertThat(faults().done).containsOnlyOnce("blue begun");
  }

  @Test
  void anEventAboutSeveralThingsWaitsForThoseThatFailOnly() {
    faults().failing.add("red");
    happen(new Loan.Lent(List.of("red", "blue")), new Loan.Lent(List.of("blue", "red")));
    assertThat(faults().done).containsExactly("blue lent", "blue lent");
    assertThat(stuck("red"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.reaction()).isEqualTo("Readers");
              assertThat(one.waiting()).isEqualTo(2);
            });

    faults().failing.clear();
    context.getBean(AllStuck.class).retryAbout("red");

    assertThat(faults().done).containsExactly("blue lent", "blue lent", "red lent", "red lent");
  }

  @Test
  void aDeadlineThatFailsIsSeenToo() throws Exception {
    happen(new Loan.Begun("red"));
    faults().failing.add("red");
    Instant due = Instant.parse("2026-03-15T00:00:00Z");
    context.getBean(SandboxClock.class).moveTo(due);
    context.getBean(Deadlines.class).fireDue(due);

    Stuck one = stuck("red").getFirst();
    assertThat(one.step()).isEqualTo("overdue");
    assertThat(one.about()).containsExactly("Hangzhou", "red");
    assertThat(one.cause()).contains("no pen for red");

    faults().failing.clear();
    context.getBean(AllStuck.class).retryAbout("red");
    assertThat(faults().done).endsWith("red overdue");
    assertThat(stuck(null)).isEmpty();
  }

  @Test
  void nothingIsDoneAtADeadlineWhileNewsAboutItWait() {
    happen(new Loan.Begun("red"));
    faults().failing.add("red");
    happen(new Loan.Lent(List.of("red")));
    faults().failing.clear();
    Instant due = Instant.parse("2026-03-15T00:00:00Z");
    context.getBean(SandboxClock.class).moveTo(due);
    context.getBean(Deadlines.class).fireDue(due);
    assertThat(faults().done).containsExactly("red begun");
    assertThat(stuck("red")).extracting(Stuck::cause).anyMatch(cause -> cause.contains("News"));

    context.getBean(AllStuck.class).retryAbout("red");
    context.getBean(AllStuck.class).retryAbout("red");

    assertThat(faults().done).containsExactly("red begun", "red lent", "red overdue");
  }
}
