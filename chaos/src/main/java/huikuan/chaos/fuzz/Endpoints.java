package huikuan.chaos.fuzz;

import huikuan.chaos.fuzz.Endpoint.Body;
import huikuan.chaos.fuzz.Endpoint.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** All endpoints that the gateway's descriptions name. */
final class Endpoints {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private Endpoints() {}

  /**
   * @param read answers the JSON at a path of the gateway
   * @return in an order that does not change
   */
  static List<Endpoint> of(Function<String, JsonNode> read) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (JsonNode description : read.apply("/v3/api-docs/swagger-config").path("urls")) {
      JsonNode api = read.apply(description.path("url").asString());
      api.path("paths")
          .forEachEntry((path, methods) -> addEach(endpoints, path, methods, schemas(api)));
    }
    if (endpoints.isEmpty()) {
      throw new IllegalStateException("The gateway describes no endpoint");
    }
    endpoints.sort(Comparator.comparing(Endpoint::toString));
    return List.copyOf(endpoints);
  }

  private static JsonNode schemas(JsonNode api) {
    return api.path("components").path("schemas");
  }

  private static void addEach(
      List<Endpoint> endpoints, String path, JsonNode methods, JsonNode schemas) {
    methods.forEachEntry(
        (method, operation) -> {
          if (METHODS.contains(method)) {
            endpoints.add(
                new Endpoint(
                    method.toUpperCase(Locale.ROOT),
                    path,
                    parameters(operation),
                    bodies(operation),
                    answers(operation),
                    schemas));
          }
        });
  }

  private static List<Parameter> parameters(JsonNode operation) {
    return StreamSupport.stream(operation.path("parameters").spliterator(), false)
        .map(
            each ->
                new Parameter(
                    each.path("name").asString(),
                    each.path("in").asString(),
                    each.path("required").asBoolean(false),
                    each.path("schema"),
                    each.path("example").asString("")))
        .toList();
  }

  private static Map<String, Body> bodies(JsonNode operation) {
    Map<String, Body> bodies = new TreeMap<>();
    operation
        .path("requestBody")
        .path("content")
        .forEachEntry(
            (type, content) -> {
              List<JsonNode> examples = new ArrayList<>();
              content.path("examples").forEachEntry((name, e) -> examples.add(e.path("value")));
              bodies.put(type, new Body(content.path("schema"), examples));
            });
    return bodies;
  }

  private static Map<String, JsonNode> answers(JsonNode operation) {
    Map<String, JsonNode> answers = new TreeMap<>();
    operation
        .path("responses")
        .forEachEntry(
            (status, answer) ->
                answers.put(
                    status, answer.path("content").path("application/json").path("schema")));
    return answers;
  }
}
