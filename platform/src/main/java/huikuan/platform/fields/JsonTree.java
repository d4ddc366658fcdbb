package huikuan.platform.fields;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds the tree of one value. A name that stands twice in an object is a fault: of two amounts,
 * taking the last in silence would be a guess.
 */
public final class JsonTree {

  private final JsonMapper json;
  private final JsonParser parser;
  private final Faults faults;
  private final Deque<String> path = new ArrayDeque<>();

  private JsonTree(JsonMapper json, JsonParser parser, Faults faults) {
    this.json = json;
    this.parser = parser;
    this.faults = faults;
  }

  /** Reads the value whose first token is current; the parser then stands at its last. */
  public static JsonNode read(JsonMapper json, JsonParser parser, Faults faults) {
    return new JsonTree(json, parser, faults).value(parser.currentToken());
  }

  private JsonNode value(@Nullable JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      return object();
    }
    return token == JsonToken.START_ARRAY ? array() : parser.readValueAsTree();
  }

  private ObjectNode object() {
    ObjectNode object = json.createObjectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      path.addLast(path.isEmpty() ? name : "." + name);
      if (object.has(name)) {
        faults.add(String.join("", path), "given once");
      }
      object.set(name, value(parser.nextToken()));
      path.removeLast();
    }
    return object;
  }

  private ArrayNode array() {
    ArrayNode array = json.createArrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      path.addLast("[" + array.size() + "]");
      array.add(value(token));
      path.removeLast();
    }
    return array;
  }
}
