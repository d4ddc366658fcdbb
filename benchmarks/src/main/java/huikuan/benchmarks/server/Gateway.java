package huikuan.benchmarks.server;

import static java.time.ZoneOffset.UTC;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Speaks to the gateway; one for all threads. */
public final class Gateway implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final String address;
  private final @Nullable String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** One that wants no token. */
  public Gateway(String address) {
    this(address, null);
  }

  /**
   * @param token null = it wants none
   */
  public Gateway(String address, @Nullable String token) {
    this.address = address;
    this.token = token;
  }

  public String address() {
    return address;
  }

  public boolean ready() {
    try (InputStream body = get("/readyz", "application/json")) {
      return body.read() >= 0;
    } catch (NotAnswered | IOException e) {
      return false;
    }
  }

  /**
   * @throws NotAnswered if it is not known what became of them
   */
  public Answer post(List<Doc> documents) {
    try (InputStream body = post(Json.array(documents))) {
      return Answer.read(body);
    } catch (IOException | tools.jackson.core.JacksonException e) {
      throw new NotAnswered(e);
    }
  }

  /**
   * The answer as it comes.
   *
   * @param documents a JSON array
   * @throws NotAnswered if it is not known what became of them
   */
  public InputStream post(String documents) {
    return send(
        request("/api/v1/documents", PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(documents))
            .build());
  }

  /** Asks for something to be done; the answer as text. */
  public String post(String path, String json) {
    return text(
        request(path, LONGEST)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** The answer as text. */
  public String get(String path) {
    return text(request(path, LONGEST).header("Accept", "application/json").GET().build());
  }

  private String text(HttpRequest request) {
    try (InputStream body = send(request)) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new NotAnswered(e);
    }
  }

  /** Sets a customer's master data. */
  public void putCustomer(String company, String customer, String json) {
    done(put("/api/v1/customers/" + company + "/" + customer, json));
  }

  /** Lets messages to a company's customers leave from a day on. */
  public void openChasing(String company, LocalDate from) {
    done(put("/api/v1/companies/" + company + "/chasing", "{\"from\":\"" + from + "\"}"));
  }

  /**
   * Moves the sandbox clock, and returns when all services have caught up with it.
   *
   * @throws NotAnswered with 503 if nothing moves any more; it is to be asked again
   */
  public void moveClock(Instant moment) {
    String target = "{\"now\":\"" + moment.atOffset(UTC) + "\"}";
    while (isOnItsWay(put("/api/v1/sandbox/clock", target))) {
      // The same target joins the move that is under way; each request waits for its end a while.
    }
  }

  private boolean isOnItsWay(HttpRequest move) {
    try (InputStream body = send(move)) {
      String answer = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return answer.contains("\"state\":\"moving\"");
    } catch (IOException e) {
      throw new NotAnswered(e);
    }
  }

  private HttpRequest put(String path, String json) {
    return request(path, LONGEST)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(json))
        .build();
  }

  private void done(HttpRequest request) {
    try (InputStream body = send(request)) {
      body.readAllBytes();
    } catch (IOException e) {
      throw new NotAnswered(e);
    }
  }

  /** Returns when all is processed, however long that takes. */
  public void settle() {
    done(request("/api/v1/sandbox/settle", LONGEST).POST(BodyPublishers.noBody()).build());
  }

  /**
   * The body as it comes.
   *
   * @throws NotAnswered if the answer is an error
   */
  public InputStream get(String path, String accept) {
    return send(request(path, LONGEST).header("Accept", accept).GET().build());
  }

  private HttpRequest.Builder request(String path, Duration patience) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(patience);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private InputStream send(HttpRequest request) {
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() < 300) {
        return answer.body();
      }
      try (InputStream body = answer.body()) {
        throw new NotAnswered(
            answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new NotAnswered(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotAnswered(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
