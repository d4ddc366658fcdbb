package huikuan.chaos.fuzz;

import static java.util.Objects.requireNonNull;

import huikuan.chaos.fuzz.Endpoint.Body;
import huikuan.chaos.fuzz.Endpoint.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the request of a number: the same seed and number, the same request. */
final class RequestMaker {

  /** Endpoints that take long are asked less often. */
  private static final int SELDOM = 20;

  private static final String COMPANY = "company";
  private static final String CASE = "/dunning/cases/{id}";

  private static final Set<String> LONG =
      Set.of("/api/v1/sandbox/backup", "/api/v1/sandbox/settle");

  private final List<Endpoint> endpoints;
  private final Values values;
  private final Bodies bodies;
  private final long seed;

  RequestMaker(List<Endpoint> endpoints, Values values, long seed) {
    this.endpoints = endpoints;
    this.values = values;
    this.bodies = new Bodies(values);
    this.seed = seed;
  }

  /**
   * Asks what is there: small pages, so that there are next ones.
   *
   * @param company null = any
   */
  String read(Endpoint endpoint, @Nullable String company) {
    Dice dice = new Dice(seed, endpoint.toString().hashCode());
    StringBuilder query = new StringBuilder();
    String path = endpoint.path();
    for (Parameter each : endpoint.parameters()) {
      boolean isCompany = each.name().equals(COMPANY);
      String value = isCompany && company != null ? company : value(endpoint, each, false, dice);
      if (each.in().equals("path")) {
        path = path.replace("{" + each.name() + "}", Damages.encoded(value));
      } else if (each.name().equals("limit")) {
        add(query, "limit", "1");
      } else if (each.required() || isCompany) {
        add(query, each.name(), Damages.encoded(value));
      }
    }
    return endpoint.method() + " " + path + query;
  }

  RawRequest request(long number) {
    return made(number).request();
  }

  Made made(long number) {
    Dice dice = new Dice(seed, number);
    Endpoint endpoint = dice.oneOf(endpoints);
    while (LONG.contains(endpoint.path()) && !dice.oneIn(SELDOM)) {
      endpoint = dice.oneOf(endpoints);
    }
    Set<Mutation> wrong = EnumSet.noneOf(Mutation.class);
    for (int left = dice.oneOf(0, 0, 1, 1, 1, 2, 3); left > 0; left--) {
      wrong.add(dice.oneOf(Mutation.values()));
    }
    return made(endpoint, wrong, dice);
  }

  private Made made(Endpoint endpoint, Set<Mutation> wrong, Dice dice) {
    List<String> head = new ArrayList<>();
    String method = wrong.contains(Mutation.METHOD) ? Damages.method(dice) : endpoint.method();
    Target target = target(endpoint, wrong, dice);
    head.add(method + " " + target.address() + " HTTP/1.1");
    head.add("Host: 127.0.0.1");
    head.add("Connection: close");
    head.add("Accept: " + (dice.oneIn(12) ? "text/csv" : dice.oneOf("*/*", "application/json")));
    Set<Mutation> faults = EnumSet.copyOf(wrong);
    if (headers(endpoint, wrong, dice, head)) {
      faults.add(Mutation.HEADER);
    }
    if (wrong.contains(Mutation.HEADER)) {
      Damages.headers(head, dice);
    }
    StringBuilder asked = new StringBuilder(target.plain()).append(String.join("\n", head));
    RawRequest request =
        endpoint.bodies().isEmpty() && !wrong.contains(Mutation.BODY)
            ? new RawRequest(head, new byte[0], 0)
            : withBody(endpoint, wrong, dice, head, asked);
    return new Made(
        request, endpoint, faults, target.damagedPath(), target.named(), asked.toString());
  }

  /**
   * Where a request goes.
   *
   * @param plain all values of its path and query, as they are
   * @param named the companies among them
   */
  private record Target(String address, String plain, boolean damagedPath, Set<String> named) {}

  private Target target(Endpoint endpoint, Set<Mutation> wrong, Dice dice) {
    StringBuilder query = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    Set<String> named = new TreeSet<>();
    boolean damagedPath = false;
    String path = endpoint.path();
    int at = dice.below(endpoint.parameters().size() + 1);
    for (Parameter each : endpoint.parameters()) {
      boolean damaged = wrong.contains(Mutation.PARAMETER) && at-- == 0;
      boolean inPath = each.in().equals("path");
      boolean inQuery = each.in().equals("query") && (damaged || each.required() || dice.oneIn(3));
      if (inPath || inQuery) {
        String value = value(endpoint, each, damaged, dice);
        plain.append(value).append('\n');
        company(endpoint, each.name(), value).ifPresent(named::add);
        if (inPath) {
          damagedPath |= damaged;
          path = path.replace("{" + each.name() + "}", Damages.encoded(value));
        } else {
          add(query, each.name(), Damages.encoded(value));
        }
      }
    }
    if (wrong.contains(Mutation.MORE_PARAMETERS)) {
      for (int left = dice.oneOf(1, 1, 2, 3_000); left > 0 && query.length() < 6_000; left--) {
        add(query, Damages.encoded(values.hostile(dice)), Damages.encoded(values.hostile(dice)));
      }
    }
    String whole = path + query;
    String address = wrong.contains(Mutation.TARGET) ? Damages.target(whole, dice) : whole;
    return new Target(address, plain.toString(), damagedPath, named);
  }

  /** The company that a value names. */
  private static Optional<String> company(Endpoint endpoint, String name, String value) {
    return switch (name) {
      case COMPANY -> Optional.of(value);
      case "account", "task" ->
          name.equals("task") && !endpoint.path().contains("{task}")
              ? Optional.empty()
              : Optional.of(part(value, 0));
      case "id" -> endpoint.path().contains(CASE) ? Optional.of(part(value, 1)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String part(String id, int index) {
    String[] parts = id.split("\\.", -1);
    return index < parts.length ? parts[index] : "";
  }

  private static void add(StringBuilder query, String name, String value) {
    query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
  }

  private String value(Endpoint endpoint, Parameter parameter, boolean damaged, Dice dice) {
    return damaged ? values.hostile(dice) : values.fit(endpoint, parameter, dice);
  }

  /** Answers whether one of them is damaged. */
  private boolean headers(Endpoint endpoint, Set<Mutation> wrong, Dice dice, List<String> head) {
    boolean any = false;
    for (Parameter each : endpoint.parameters()) {
      if (each.in().equals("header") && dice.oneIn(6)) {
        boolean damaged = wrong.contains(Mutation.PARAMETER) || dice.oneIn(2);
        head.add(each.name() + ": " + Damages.inHeader(value(endpoint, each, damaged, dice)));
        any |= damaged;
      }
    }
    return any;
  }

  private RawRequest withBody(
      Endpoint endpoint, Set<Mutation> wrong, Dice dice, List<String> head, StringBuilder asked) {
    String type = "application/json";
    byte[] bytes = "{}".getBytes(StandardCharsets.UTF_8);
    if (!endpoint.bodies().isEmpty()) {
      type = dice.oneOf(List.copyOf(endpoint.bodies().keySet()));
      // Lines are what a list is made of.
      Body body = described(endpoint, type);
      bytes = body(endpoint, body, type.endsWith("ndjson"), wrong, dice);
    }
    asked.append(new String(bytes, StandardCharsets.UTF_8));
    if (wrong.contains(Mutation.BODY)) {
      bytes = bodies.damage(bytes, dice);
    }
    if (wrong.contains(Mutation.CONTENT_TYPE)) {
      type = Damages.contentType(dice);
    }
    head.add("Content-Type: " + type);
    if (wrong.contains(Mutation.ENCODING)) {
      bytes = Damages.encode(bytes, head, dice);
    }
    if (wrong.contains(Mutation.LENGTH)) {
      return Damages.length(head, bytes, dice);
    }
    head.add("Content-Length: " + bytes.length);
    return new RawRequest(head, bytes, 0);
  }

  private static Body described(Endpoint endpoint, String type) {
    Body json = endpoint.bodies().get("application/json");
    return json == null ? requireNonNull(endpoint.bodies().get(type)) : json;
  }

  private byte[] body(Endpoint endpoint, Body body, boolean lines, Set<Mutation> wrong, Dice dice) {
    JsonNode tree = bodies.fit(endpoint, body, dice);
    int damages =
        (wrong.contains(Mutation.FIELD) ? 1 : 0) + (wrong.contains(Mutation.FIELDS) ? 5 : 0);
    for (int left = damages; left > 0; left--) {
      bodies.damage(tree, dice);
    }
    return Bodies.written(tree, lines);
  }
}
