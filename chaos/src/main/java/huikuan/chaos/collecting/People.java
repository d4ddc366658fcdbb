package huikuan.chaos.collecting;

import huikuan.chaos.load.Load;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.GatewayRefused;
import huikuan.standalone.client.GatewayUnreachable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Play the stories: at each standstill of the clock they do their deeds, some time apart, and send
 * again what was not answered.
 */
public final class People implements AutoCloseable {

  static final String COMPANY = "CN02";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LONGEST_PAUSE = 400;
  private static final List<String> IDS = List.of("promise", "dispute", "concession", "id");
  private static final JsonMapper JSON = new JsonMapper();

  private final String address;
  private final UnaryOperator<String> token;
  private final List<Story> stories;
  private final RandomGenerator random;
  private final Map<String, GatewayClient> clients = new HashMap<>();
  private final Map<String, String> last = new HashMap<>();
  private final List<Answered> answers = new ArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private @Nullable Future<?> acting;
  private int standstill;

  /**
   * @param token of a person by its name
   */
  public People(String address, UnaryOperator<String> token, long seed) {
    this.address = address;
    this.token = token;
    this.stories = Story.of(seed);
    this.random = new SplittableRandom(~seed);
  }

  /** Their company is there, and its customers owe. */
  public void prepare(Instant clock) {
    LocalDate today = LocalDate.ofInstant(clock, Load.ZONE);
    for (String line : Deed.lines("company.txt")) {
      prepared(Deed.parse(line).of("", today, ""));
    }
    client("erp").settle();
    for (String line : Deed.lines("customer.txt")) {
      stories.forEach(story -> prepared(Deed.parse(line).of(story.customer(), today, "")));
    }
    client("erp").settle();
  }

  /** A proposal may be seen shortly after it was made. */
  private void prepared(Deed deed) {
    Answered answer = answered("", deed);
    for (int attempt = 1; !answer.done() && attempt < 20; attempt++) {
      pause(200);
      answer = answered("", deed);
    }
    if (!answer.done()) {
      throw new IllegalStateException(deed + " was refused: " + answer.refusal());
    }
  }

  /** They begin what they do at this standstill. */
  public void begin(Instant clock) {
    acting = thread.submit(() -> act(clock, () -> pause(random.nextInt(LONGEST_PAUSE))));
  }

  /** They do it at once. */
  public void act(Instant clock) {
    act(clock, () -> {});
  }

  private void act(Instant clock, Runnable between) {
    LocalDate today = LocalDate.ofInstant(clock, Load.ZONE);
    for (Story story : stories) {
      String customer = story.customer();
      for (Deed deed : story.at(standstill)) {
        answers.add(
            answered(customer, deed.of(customer, today, last.getOrDefault(customer, "none"))));
        between.run();
      }
    }
    standstill++;
  }

  /** Returns when all of it is answered; the clock may be moved then. */
  public void finish() {
    try {
      if (acting != null) {
        acting.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("They could not do what they wanted", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private Answered answered(String customer, Deed deed) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean sentBefore = false;
    while (System.nanoTime() < end) {
      try {
        JsonNode answer = sent(deed);
        String refusal = rejected(answer);
        if (!refusal.startsWith("5")) {
          String id = id(answer);
          last.put(customer, id);
          return new Answered(customer, standstill, deed, id, refusal, false);
        }
      } catch (GatewayRefused e) {
        if (e.status() < 500) {
          String refusal = e.status() + " " + problem(e.problem());
          return new Answered(customer, standstill, deed, "", refusal, sentBefore);
        }
      } catch (GatewayUnreachable e) {
        // It is killed, or starts: the same is sent again.
        sentBefore = true;
      }
      pause(100);
    }
    throw new IllegalStateException(deed + " was not answered");
  }

  private JsonNode sent(Deed deed) {
    GatewayClient client = client(deed.by());
    JsonNode body = deed.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(deed.body());
    return deed.method().equals("PUT")
        ? client.put(deed.path(), body)
        : client.post(deed.path(), body);
  }

  /** Of documents, which are answered one by one. */
  private static String rejected(JsonNode answer) {
    return answer
        .path("results")
        .valueStream()
        .filter(each -> each.path("status").asString().equals("rejected"))
        .map(
            each ->
                each.path("problem").path("status").asInt() + " " + problem(each.path("problem")))
        .findFirst()
        .orElse("");
  }

  private static String problem(JsonNode problem) {
    return problem.path("type").asString() + " " + problem.path("errors");
  }

  private static String id(JsonNode answer) {
    return IDS.stream()
        .map(each -> answer.path(each).asString(""))
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("");
  }

  private GatewayClient client(String who) {
    return clients.computeIfAbsent(who, name -> new GatewayClient(address, token.apply(name)));
  }

  /** All that is told of it now, and of how the deeds were answered. */
  public Portrait portrait() {
    return Portrait.read(
        client("erp"), stories.stream().map(Story::customer).toList(), List.copyOf(answers));
  }

  /** How many deeds were done. */
  public long done() {
    return answers.stream().filter(Answered::done).count();
  }

  private static void pause(int milliseconds) {
    LockSupport.parkNanos(1_000_000L * milliseconds);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    clients.values().forEach(GatewayClient::close);
  }
}
