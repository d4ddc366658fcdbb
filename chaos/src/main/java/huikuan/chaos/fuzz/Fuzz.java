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
  private final PrintStream out;
  private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
  private final Map<Long, String> findings = new ConcurrentSkipListMap<>();

  /**
   * @param address of a gateway that holds some data, which the requests then ask for
   * @param reference of the API, in Markdown: it names all problems
   */
  public Fuzz(String address, String reference, long seed, PrintStream out) {
    this.wire = new Wire(address);
    this.judge = new Judge(Judge.documented(reference));
    this.out = out;
    List<Endpoint> endpoints = Endpoints.of(this::read);
    this.maker = new RequestMaker(endpoints, learned(endpoints), seed);
    out.println(endpoints.size() + " endpoints by OpenAPI");
  }

  private JsonNode read(String path) {
    return JSON.readTree(answer("GET " + path).body());
  }

  private Answer answer(String line) {
    try {
      return wire.send(
          new RawRequest(
              List.of(line + " HTTP/1.1", "Host: 127.0.0.1", "Connection: close"), new byte[0], 0));
    } catch (IOException e) {
      throw new IllegalStateException(line + " is not answered", e);
    }
  }

  /** Twice, since the first answers name what is needed for others. */
  private Values learned(List<Endpoint> endpoints) {
    Values values = new Values();
    for (int round = 0; round < 2; round++) {
      RequestMaker asking = new RequestMaker(endpoints, values, round);
      for (Endpoint each : endpoints) {
        if (each.method().equals("GET")) {
          learn(values, each, asking.read(each));
        }
      }
    }
    return values;
  }

  private void learn(Values values, Endpoint endpoint, String line) {
    Answer answer = answer(line);
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
      Answer answer = wire.send(request);
      out.println(request + "\n" + answer.status() + " " + answer.headers() + "\n" + answer.text());
    } catch (IOException e) {
      out.println(e);
    }
    return told();
  }

  private void ask(long number) {
    RawRequest request = maker.request(number);
    Optional<String> fault;
    try {
      Answer answer = wire.send(request);
      statuses.computeIfAbsent(answer.status(), each -> new AtomicLong()).incrementAndGet();
      fault = judge.fault(request, answer);
    } catch (IOException e) {
      fault = Optional.of("no answer: " + e.getMessage());
    }
    fault.ifPresent(told -> findings.put(number, told + "\n    " + request));
  }

  /** How often each status was answered. */
  private String statuses() {
    List<String> each = new ArrayList<>();
    statuses.forEach((status, times) -> each.add(times + " × " + status));
    return String.join(", ", each);
  }
}
