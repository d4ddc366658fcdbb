package huikuan.console.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import tools.jackson.databind.JsonNode;

/**
 * The public API as one person asks it. A question that is refused is an {@link ApiRefused}; one
 * whose token is not taken any more is {@link SignedOut}.
 */
public final class Api {

  /** Begins each question; questions of one page run side by side. */
  private static final Executor SIDE_BY_SIDE =
      task -> Thread.ofVirtual().name("question").start(task);

  /** Signing in again does not help. */
  private static final String RIGHTS_ENDED = "rights-ended";

  private final RestClient client;
  private final URI gateway;
  private final Map<String, String> headers;

  /**
   * @param headers who asks, and in which language
   */
  Api(RestClient client, URI gateway, Map<String, String> headers) {
    this.client = client;
    this.gateway = gateway;
    this.headers = Map.copyOf(headers);
  }

  /** The parameters of a question. */
  public static final class Query {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Left out if the value is null or blank. */
    public Query with(String name, @Nullable Object value) {
      if (value != null && !value.toString().isBlank()) {
        values.put(name, value);
      }
      return this;
    }

    public Query without(String name) {
      values.remove(name);
      return this;
    }

    public Map<String, Object> values() {
      return values;
    }
  }

  public static Query query() {
    return new Query();
  }

  /**
   * @param path with {@code {}} for each of the segments
   */
  public <T> T get(Class<T> type, Query query, String path, Object... segments) {
    return ask(HttpMethod.GET, type, query, null, path, segments);
  }

  public <T> T get(Class<T> type, String path, Object... segments) {
    return get(type, query(), path, segments);
  }

  /** The same, that waits as told by {@code Prefer}. */
  public Api prefer(String preference) {
    return with("Prefer", preference);
  }

  /**
   * The same, that changes only what nobody has changed since.
   *
   * @param version that its page showed; null or blank = none did
   */
  public Api ifMatch(@Nullable String version) {
    return version == null || version.isBlank()
        ? this
        : with(HttpHeaders.IF_MATCH, '"' + version.strip() + '"');
  }

  /** The same, that only makes what is not there. */
  public Api ifNew() {
    return with(HttpHeaders.IF_NONE_MATCH, "*");
  }

  private Api with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Api(client, gateway, more);
  }

  /** The answer, for a page to read by its names. */
  public Answer read(Query query, String path, Object... segments) {
    return Answer.from(get(JsonNode.class, query, path, segments));
  }

  public Answer read(String path, Object... segments) {
    return read(query(), path, segments);
  }

  /** Does something; what is answered, or nothing. */
  public Answer act(HttpMethod method, Object body, String path, Object... segments) {
    return Answer.from(ask(method, JsonNode.class, query(), body, path, segments));
  }

  /** Hands in a file as it is. */
  public Answer upload(
      byte[] file, String mediaType, Query query, String path, Object... segments) {
    return Answer.from(
        exchange(
            HttpMethod.POST,
            query,
            new Upload(file, mediaType),
            MediaType.APPLICATION_JSON_VALUE,
            response -> requireNonNull(response.<JsonNode>bodyTo(JsonNode.class)),
            path,
            segments));
  }

  private record Upload(byte[] file, String mediaType) {}

  /** A file, read while it is written on. */
  public void file(String accept, FileReader reader, Query query, String path, Object... segments) {
    exchange(
        HttpMethod.GET,
        query,
        null,
        accept,
        response -> {
          reader.read(response);
          return Boolean.TRUE;
        },
        path,
        segments);
  }

  /** Takes a file, with its headers. */
  @FunctionalInterface
  public interface FileReader {
    void read(ClientHttpResponse file) throws IOException;
  }

  /** Asks at once, side by side with what else is asked. */
  public <T> Supplier<Part<T>> begin(Supplier<T> question) {
    CompletableFuture<Part<T>> asked =
        CompletableFuture.supplyAsync(() -> Part.of(question), SIDE_BY_SIDE);
    return () -> {
      try {
        return asked.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw e;
      }
    };
  }

  private <T> T ask(
      HttpMethod method,
      Class<T> type,
      Query query,
      @Nullable Object body,
      String path,
      Object... segments) {
    return exchange(
        method,
        query,
        body,
        MediaType.APPLICATION_JSON_VALUE,
        response -> requireNonNull(response.bodyTo(type)),
        path,
        segments);
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ConvertibleClientHttpResponse response) throws IOException;
  }

  private <T> T exchange(
      HttpMethod method,
      Query query,
      @Nullable Object body,
      String accept,
      Reader<T> reader,
      String path,
      Object... segments) {
    RestClient.RequestBodySpec request =
        client.method(method).uri(ApiAddresses.uri(gateway, query, path, segments));
    headers.forEach(request::header);
    request.header(HttpHeaders.ACCEPT, accept, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (body instanceof Upload upload) {
      request.contentType(MediaType.parseMediaType(upload.mediaType())).body(upload.file());
    } else if (body != null) {
      request.contentType(MediaType.APPLICATION_JSON).body(body);
    }
    try {
      return requireNonNull(
          request.exchange(
              (_, response) -> {
                check(response);
                return reader.read(response);
              }));
    } catch (ResourceAccessException e) {
      throw new ApiRefused(Problem.unreachable());
    }
  }

  private static void check(ConvertibleClientHttpResponse response) throws IOException {
    HttpStatusCode status = response.getStatusCode();
    if (!status.isError()) {
      return;
    }
    MediaType type = response.getHeaders().getContentType();
    boolean tells = MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(type);
    Problem told = tells ? response.bodyTo(Problem.class) : null;
    Problem problem =
        told == null ? new Problem(null, null, status.value(), null, List.of()) : told;
    if (status.value() == 401 && !RIGHTS_ENDED.equals(problem.name())) {
      throw new SignedOut(problem.name());
    }
    throw new ApiRefused(problem);
  }
}
