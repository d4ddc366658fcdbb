package huikuan.chaos.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks an answer against its schema: types, fields, what has to be there. Null is not there. */
final class Shapes {

  private final Endpoint endpoint;
  private final List<String> faults = new ArrayList<>();

  private Shapes(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** What is not as the schema has it; empty if all is, or if nothing is described. */
  static Optional<String> fault(Endpoint endpoint, JsonNode schema, JsonNode answer) {
    Shapes shapes = new Shapes(endpoint);
    shapes.check("", schema, answer);
    return shapes.faults.stream().findFirst();
  }

  private void check(String at, JsonNode told, JsonNode value) {
    JsonNode schema = endpoint.resolved(told);
    if (schema.has("oneOf") || schema.has("anyOf")) {
      JsonNode choices = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
      if (choices.valueStream().noneMatch(each -> fault(endpoint, each, value).isEmpty())) {
        faults.add(at + " is none of what it may be: " + value);
      }
      return;
    }
    schema.path("allOf").forEach(each -> check(at, each, value));
    List<String> types = types(schema);
    if (!types.isEmpty() && types.stream().noneMatch(each -> is(each, value))) {
      faults.add("%s is no %s: %s".formatted(at, String.join(" or ", types), value));
      return;
    }
    List<String> choices = schema.path("enum").valueStream().map(JsonNode::asString).toList();
    if (value.isString() && !choices.isEmpty() && !choices.contains(value.asString())) {
      faults.add("%s is none of %s: %s".formatted(at, choices, value));
    }
    if (value.isArray()) {
      value.forEach(each -> check(at + "[]", schema.path("items"), each));
    }
    if (value.isObject()) {
      fields(at, schema, value);
    }
  }

  private void fields(String at, JsonNode schema, JsonNode value) {
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.hasNonNull(name.asString())) {
                faults.add(at + "." + name.asString() + " is missing");
              }
            });
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    value.forEachEntry(
        (name, each) -> {
          String where = at + "." + name;
          if (each.isNull()) {
            return;
          }
          if (properties.has(name)) {
            check(where, properties.path(name), each);
          } else if (others.isObject()) {
            check(where, others, each);
          } else if (!properties.isEmpty() && !others.asBoolean(false)) {
            faults.add(where + " is not described");
          }
        });
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? type.valueStream().map(JsonNode::asString).toList()
        : type.isString() ? List.of(type.asString()) : List.of();
  }

  private static boolean is(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      case "null" -> value.isNull();
      default -> true;
    };
  }
}
