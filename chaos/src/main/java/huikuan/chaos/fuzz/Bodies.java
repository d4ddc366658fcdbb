package huikuan.chaos.fuzz;

import huikuan.chaos.fuzz.Endpoint.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies: whole ones by their schema and examples, and damaged ones. */
final class Bodies {

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;
  private static final int MOST_ELEMENTS = 4;

  private final Values values;

  Bodies(Values values) {
    this.values = values;
  }

  /** A tree that is likely to be understood: an example with other values, or by the schema. */
  JsonNode fit(Endpoint endpoint, Body body, Dice dice) {
    JsonNode schema = endpoint.resolved(body.schema());
    if (body.examples().isEmpty() || dice.oneIn(4)) {
      return ofSchema(endpoint, "", schema, dice, 0);
    }
    if (!schema.path("type").asString("").equals("array")) {
      return varied(dice.oneOf(body.examples()).deepCopy(), dice);
    }
    ArrayNode all = NODES.arrayNode();
    for (int left = 1 + dice.below(MOST_ELEMENTS); left > 0; left--) {
      dice.oneOf(body.examples()).forEach(each -> all.add(varied(each.deepCopy(), dice)));
    }
    return all;
  }

  private JsonNode varied(JsonNode tree, Dice dice) {
    for (ObjectNode object : objects(tree)) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (object.path(name).isString() && dice.oneIn(3)) {
          object.put(name, values.ofField(name, NODES.objectNode(), dice));
        }
      }
    }
    return tree;
  }

  private JsonNode ofSchema(Endpoint endpoint, String name, JsonNode told, Dice dice, int depth) {
    JsonNode schema = endpoint.resolved(told);
    return switch (schema.path("type").asString("string")) {
      case "array" -> {
        ArrayNode array = NODES.arrayNode();
        for (int left = dice.below(MOST_ELEMENTS); left > 0 && depth < DEEPEST; left--) {
          array.add(ofSchema(endpoint, name, schema.path("items"), dice, depth + 1));
        }
        yield array;
      }
      case "object" -> {
        ObjectNode object = NODES.objectNode();
        List<String> required =
            schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema
            .path("properties")
            .forEachEntry(
                (each, of) -> {
                  if (depth < DEEPEST && (required.contains(each) || dice.oneIn(3))) {
                    object.set(each, ofSchema(endpoint, each, of, dice, depth + 1));
                  }
                });
        yield object;
      }
      case "boolean" -> NODES.booleanNode(dice.oneIn(2));
      case "integer" -> NODES.numberNode(dice.below(1_000));
      default -> NODES.stringNode(values.ofField(name, schema, dice));
    };
  }

  private static List<ObjectNode> objects(JsonNode tree) {
    List<ObjectNode> objects = new ArrayList<>();
    if (tree instanceof ObjectNode object) {
      objects.add(object);
    }
    tree.forEach(each -> objects.addAll(objects(each)));
    return objects;
  }

  /** One field of the tree is another, missing, or one more than there are. */
  void damage(JsonNode tree, Dice dice) {
    List<ObjectNode> objects = objects(tree);
    if (objects.isEmpty()) {
      return;
    }
    ObjectNode object = dice.oneOf(objects);
    List<String> names = List.copyOf(object.propertyNames());
    String name = names.isEmpty() || dice.oneIn(6) ? values.hostile(dice) : dice.oneOf(names);
    if (dice.oneIn(6)) {
      object.remove(name);
    } else {
      object.set(name, anything(dice));
    }
  }

  private JsonNode anything(Dice dice) {
    return switch (dice.below(7)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(dice.oneOf(List.of(0L, -1L, Long.MAX_VALUE, 1_234L)));
      case 2 -> NODES.numberNode(new java.math.BigDecimal(dice.oneOf("1e400", "-0.0", "1e-300")));
      case 3 -> NODES.booleanNode(true);
      case 4 -> NODES.arrayNode().add(values.hostile(dice)).addNull();
      case 5 -> NODES.objectNode().put(values.hostile(dice), 1);
      default -> NODES.stringNode(values.hostile(dice));
    };
  }

  /** As it goes out; a list as lines where lines are wanted. */
  static byte[] written(JsonNode tree, boolean lines) {
    String text =
        lines
            ? String.join("\n", tree.valueStream().map(JsonNode::toString).toList()) + "\n"
            : JSON.writeValueAsString(tree);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes that are no such tree any more, as a rule. */
  byte[] damage(byte[] whole, Dice dice) {
    String text = new String(whole, StandardCharsets.UTF_8);
    int at = dice.below(text.length() + 1);
    String before = text.substring(0, at);
    String after = text.substring(at);
    return switch (dice.below(11)) {
      case 0 -> Arrays.copyOf(whole, dice.below(whole.length + 1));
      case 1 -> bytes(text.replaceFirst("\\{", "{\"kind\":\"invoice\",\"kind\":7,"));
      case 2 -> bytes(before + dice.oneOf("\0", "\u0001", "\ud83d\ude00", "}", "]", "\"") + after);
      case 3 -> bytes(text.replaceFirst("\"", "\"\\\\ud800"));
      case 4 -> bytes("[".repeat(dice.oneOf(10, 990, 1_100, 100_000)));
      case 5 -> bytes("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000));
      case 6 -> bytes(text.replaceFirst(":\"", ":1" + "0".repeat(5_000) + ",\"x\":\""));
      case 7 -> bytes("\ufeff" + text);
      case 8 -> text.getBytes(StandardCharsets.UTF_16LE);
      case 9 -> bytes(text.replaceFirst("\"\\d+\\.\\d+\"", dice.oneOf("1e999999999", "-1", "01")));
      default -> flipped(whole, dice);
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] flipped(byte[] whole, Dice dice) {
    byte[] bytes = whole.clone();
    for (int left = 1 + dice.below(3); left > 0 && bytes.length > 0; left--) {
      bytes[dice.below(bytes.length)] = (byte) dice.below(256);
    }
    return bytes;
  }
}
