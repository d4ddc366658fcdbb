package huikuan.chaos.fuzz;

import huikuan.chaos.fuzz.Wire.Answer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests made from what OpenAPI describes, most of them wrong somehow; every answer is judged.
 */
public final class Fuzz {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int CLIENTS = 4;
  private static final int MOST_FINDINGS = 200;
  private static final int TELL_EACH = 1_000;

  private final Wire wire;
  private final Judge judge;
  private final RequestMaker maker;
  private final List<Caller> callers;
  private final @Nullable AccessJudge access;
  private final PrintStream out;
  private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
  private final Map<Long, String> findings = new ConcurrentSkipListMap<>();

  /**
   * Two companies, and those who may have one of them, or all, or nothing.
   *
   * @param ours what {@link Caller}s who do not have all hold their roles for
   * @param theirs what they must not see; each name in it holds this word, and no other does
   * @param all a token by which everything of ours can be read
   * @param allOfTheirs a token by which everything of theirs can be read
   * @param table who may do what
   */
  public record Access(
      String ours,
      String theirs,
      String all,
      String allOfTheirs,
      List<Caller> callers,
      AccessTable table) {}

  /**
   * Asked by one who may do everything.
   *
   * @param address of a gateway that holds some data, which the requests then ask for
   * @param reference of the API, in Markdown: it names all problems
   * @param token null = the gateway wants none
   */
  public Fuzz(
      String address, String reference, long seed, @Nullable String token, PrintStream out) {
    this.wire = new Wire(address);
    this.judge = new Judge(Judge.documented(reference));
    this.out = out;
    this.callers = List.of(token == null ? Caller.ANYBODY : Caller.ANYBODY.with(token));
    this.access = null;
    List<Endpoint> endpoints = Endpoints.of(this::read);
    Values values = new Values();
    learn(values, endpoints, token, null);
    this.maker = new RequestMaker(endpoints, values, seed);
    out.println(endpoints.size() + " endpoints by OpenAPI");
  }

  /** Asked by many in turn, who may do different things. */
  public Fuzz(String address, String reference, long seed, Access access, PrintStream out) {
    this.wire = new Wire(address);
    this.judge = new Judge(Judge.documented(reference));
    this.out = out;
    this.callers = access.callers();
    this.access = new AccessJudge(access.table(), access.ours(), access.theirs());
    List<Endpoint> endpoints = Endpoints.of(this::read);
    Values theirs = new Values();
    learn(theirs, endpoints, access.allOfTheirs(), access.theirs());
    Values values = new Values(theirs);
    learn(values, endpoints, access.all(), access.ours());
    this.maker = new RequestMaker(endpoints, values, seed);
    out.printf("%d endpoints by OpenAPI, %d callers%n", endpoints.size(), callers.size());
  }

  private JsonNode read(String path) {
    return JSON.readTree(answer("GET " + path, null).body());
  }

  private Answer answer(String line, @Nullable String token) {
    RawRequest request =
        new RawRequest(
            List.of(line + " HTTP/1.1", "Host: 127.0.0.1", "Connection: close"), new byte[0], 0);
    try {
      return wire.send(token == null ? request : request.with(token));
    } catch (IOException e) {
      throw new IllegalStateException(line + " is not answered", e);
    }
  }

  /**
   * Twice, since the first answers name what is needed for others.
   *
   * @param company that is asked about; null = any
   */
  private void learn(
      Values values, List<Endpoint> endpoints, @Nullable String token, @Nullable String company) {
    for (int round = 0; round < 2; round++) {
      RequestMaker asking = new RequestMaker(endpoints, values, round);
      for (Endpoint each : endpoints) {
        if (each.method().equals("GET")) {
          learn(values, each, answer(asking.read(each, company), token));
        }
      }
    }
  }

  private static void learn(Values values, Endpoint endpoint, Answer answer) {
    if (answer.status() == 200 && answer.header("content-type").startsWith("application/json")) {
      values.learn(endpoint.list(), JSON.readTree(answer.body()));
    }
  }

  /** Answers what was wrong, with the number of each request. */
  public List<String> run(long requests) {
    AtomicLong next = new AtomicLong();
    List<Thread> clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(each -> Thread.ofVirtual().start(() -> ask(next, requests)))
            .toList();
    try {
      for (Thread client : clients) {
        client.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
    out.println(statuses());
    return told();
  }

  private List<String> told() {
    return findings.entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .toList();
  }

  private void ask(AtomicLong next, long requests) {
    for (long number = next.getAndIncrement();
        number < requests && findings.size() < MOST_FINDINGS;
        number = next.getAndIncrement()) {
      ask(number);
      if (number % TELL_EACH == TELL_EACH - 1) {
        out.printf("%7d requests, %d findings%n", number + 1, findings.size());
      }
    }
  }

  /** Sends one of the requests, by itself, and shows it with its answer. */
  public List<String> only(long number) {
    ask(number);
    try {
      RawRequest request = maker.request(number);
      Answer answer = wire.send(sent(request, caller(number)));
      out.println(caller(number).name() + ": " + request);
      out.println(answer.status() + " " + answer.headers() + "\n" + answer.text());
    } catch (IOException e) {
      out.println(e);
    }
    return told();
  }

  private void ask(long number) {
    Made made = maker.made(number);
    Caller caller = caller(number);
    Optional<String> fault;
    try {
      Answer answer = wire.send(sent(made.request(), caller));
      statuses.computeIfAbsent(answer.status(), each -> new AtomicLong()).incrementAndGet();
      fault = judge.fault(made.request(), answer);
      if (fault.isEmpty() && access != null) {
        fault = access.fault(caller, made, answer);
      }
    } catch (IOException e) {
      fault = Optional.of("no answer: " + e.getMessage());
    }
    fault.ifPresent(
        told ->
            findings.put(number, "%s: %s%n    %s".formatted(caller.name(), told, made.request())));
  }

  /** They ask in turn. */
  private Caller caller(long number) {
    return callers.get(Math.toIntExact(number % callers.size()));
  }

  private static RawRequest sent(RawRequest request, Caller by) {
    String token = by.token();
    return token == null ? request : request.with(token);
  }

  /** How often each status was answered. */
  private String statuses() {
    List<String> each = new ArrayList<>();
    statuses.forEach((status, times) -> each.add(times + " × " + status));
    return String.join(", ", each);
  }
}
