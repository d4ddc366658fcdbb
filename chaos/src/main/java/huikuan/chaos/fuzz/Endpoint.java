package huikuan.chaos.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One method of one path, as OpenAPI describes it.
 *
 * @param bodies by media type
 * @param answers schemas of JSON by status
 * @param schemas that others refer to
 */
record Endpoint(
    String method,
    String path,
    List<Parameter> parameters,
    Map<String, Body> bodies,
    Map<String, JsonNode> answers,
    JsonNode schemas) {

  /**
   * @param in path, query or header
   * @param example empty if there is none
   */
  record Parameter(String name, String in, boolean required, JsonNode schema, String example) {}

  /**
   * @param examples whole bodies
   */
  record Body(JsonNode schema, List<JsonNode> examples) {}

  /** The list that it belongs to, where it is about one of it. */
  String list() {
    return path.replaceAll("/\\{id}.*", "");
  }

  /** The schema of an answer; empty if no such status is described. */
  Optional<JsonNode> answer(int status) {
    return Optional.ofNullable(answers.get(Integer.toString(status)));
  }

  /** The schema itself, where one only refers to it. */
  JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty()
        ? schema
        : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
