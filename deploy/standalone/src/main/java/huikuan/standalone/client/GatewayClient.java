package huikuan.standalone.client;

import huikuan.standalone.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a gateway over HTTP. */
public final class GatewayClient implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#]+(/[^\\s?#]*)?");
  private static final String API = "/api/v1";
  private static final String CLOCK = "/sandbox/clock";
  private static final int PART = 64 * 1024;

  /** Between two looks at a clock that is on its way. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final String address;
  private final String[] who;

  /** Numbers of a customer's free data are sent back to the last digit. */
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * Without a token.
   *
   * @param address such as {@code http://127.0.0.1:8080}
   * @throws Refusal if it is none
   */
  public GatewayClient(String address) {
    this(address, (String) null);
  }

  /**
   * @param token null = none is sent
   */
  public GatewayClient(String address, @Nullable String token) {
    this(
        address, token == null ? new String[0] : new String[] {"Authorization", "Bearer " + token});
  }

  /** Of a person by its name, at a gateway whose access control is switched off. */
  public static GatewayClient ofPerson(String address, String name) {
    return new GatewayClient(address, new String[] {"Huikuan-Person", name});
  }

  private GatewayClient(String address, String[] who) {
    this.who = who;
    if (!ADDRESS.matcher(address).matches()) {
      throw new Refusal(
          address + " is not where a gateway is: that is as in http://127.0.0.1:8080");
    }
    this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  public String address() {
    return address;
  }

  public void putCustomer(String company, String customer, JsonNode body) {
    exchange("PUT", path(company, customer), body);
  }

  /** Null if there is none. */
  public @Nullable JsonNode customer(String company, String customer) {
    try {
      return get(path(company, customer));
    } catch (GatewayRefused refused) {
      if (refused.status() == 404) {
        return null;
      }
      throw refused;
    }
  }

  /**
   * Sets all of a customer's data if it is still as it was read.
   *
   * @param position of the customer that was read; null = there was none
   * @throws GatewayRefused with status 412 if it was changed meanwhile
   */
  public void putCustomer(String company, String customer, @Nullable Long position, JsonNode body) {
    String[] precondition =
        position == null
            ? new String[] {"If-None-Match", "*"}
            : new String[] {"If-Match", '"' + position.toString() + '"'};
    exchange("PUT", path(company, customer), body, precondition);
  }

  /** Lets messages to a company's customers leave from a day on. */
  public void openChasing(String company, LocalDate from) {
    JsonNode body = new JsonMapper().createObjectNode().put("from", from.toString());
    exchange("PUT", "/companies/" + encode(company) + "/chasing", body);
  }

  private static String path(String company, String customer) {
    return "/customers/" + encode(company) + "/" + encode(customer);
  }

  public Posted post(List<? extends JsonNode> documents) {
    return Posted.of(exchange("POST", "/documents", json.valueToTree(documents)));
  }

  /** Asks for something to be done at a path below {@code /api/v1}. */
  public JsonNode post(String path) {
    return exchange("POST", path, null);
  }

  /** The same, with a body. */
  public JsonNode post(String path, JsonNode body) {
    return exchange("POST", path, body);
  }

  /** Sends a file to a path below {@code /api/v1}. */
  public JsonNode upload(String path, String type, byte[] file) {
    HttpRequest request =
        request(path)
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(file))
            .build();
    return read("POST " + path, send(request, BodyHandlers.ofString()));
  }

  /** Sets what stands at a path below {@code /api/v1}. */
  public JsonNode put(String path, JsonNode body) {
    return exchange("PUT", path, body);
  }

  /** Reads a path below {@code /api/v1}. */
  public JsonNode get(String path) {
    return exchange("GET", path, null);
  }

  public Instant clock() {
    return clock(get(CLOCK));
  }

  private static Instant clock(JsonNode answer) {
    return OffsetDateTime.parse(answer.path("now").asString()).toInstant();
  }

  /**
   * Answers when all services have caught up.
   *
   * @throws GatewayRefused if the clock does not get there
   */
  public void moveClock(Instant to) {
    JsonNode answer = exchange("PUT", CLOCK, json.createObjectNode().put("now", to.toString()));
    while (isOnItsWay(answer.path("move").path("state").asString())) {
      pause();
      answer = get(CLOCK);
    }
    if (clock(answer).isBefore(to)) {
      throw new GatewayRefused("PUT " + CLOCK, 409, answer.toString());
    }
  }

  private static boolean isOnItsWay(String state) {
    return state.equals("moving") || state.equals("stopping");
  }

  private void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayUnreachable(address, e);
    }
  }

  public void settle() {
    exchange("POST", "/sandbox/settle", null);
  }

  /**
   * Asks for a file and writes it out; what was written is whole if nothing is thrown.
   *
   * @param path below {@code /api/v1}
   * @throws IOException if it can't be written
   */
  public void download(String path, OutputStream into) throws IOException {
    HttpRequest request = request(path).POST(BodyPublishers.noBody()).build();
    HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() >= 300) {
        String told = new String(part(body), StandardCharsets.UTF_8);
        throw new GatewayRefused("POST " + path, answer.statusCode(), told);
      }
      for (byte[] part = part(body); part.length > 0; part = part(body)) {
        into.write(part);
      }
    }
  }

  private byte[] part(InputStream body) {
    try {
      return body.readNBytes(PART);
    } catch (IOException e) {
      throw new GatewayUnreachable(address, e);
    }
  }

  public static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode exchange(
      String method, String path, @Nullable JsonNode body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.writeValueAsString(body)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return read(method + " " + path, send(request.build(), BodyHandlers.ofString()));
  }

  private JsonNode read(String asked, HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new GatewayRefused(asked, answer.statusCode(), answer.body());
    }
    return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + API + path)).timeout(LONGEST);
    return who.length == 0 ? request : request.headers(who);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new GatewayUnreachable(address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayUnreachable(address, e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
