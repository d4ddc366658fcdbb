package huikuan.benchmarks.server;

import java.io.InputStream;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outcome of the documents of a request.
 *
 * @param refused which of them were rejected, by their place in the request
 * @param problem of the first that was rejected; null if none was
 * @param position what a read waits for to see them
 */
public record Answer(long position, BitSet refused, @Nullable String problem) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** The documents one by one are read only if one was rejected: it is a load driver's own load. */
  static Answer read(InputStream body) {
    try (JsonParser json = MAPPER.createParser(body)) {
      long position = 0;
      long rejected = 0;
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "position" -> position = json.getLongValue();
          case "rejected" -> rejected = json.getLongValue();
          case "results" -> {
            if (rejected > 0) {
              return rejected(position, MAPPER.readTree(json));
            }
            json.skipChildren();
          }
          default -> json.skipChildren();
        }
      }
      return new Answer(position, new BitSet(), null);
    }
  }

  private static Answer rejected(long position, JsonNode results) {
    BitSet refused = new BitSet();
    String problem = null;
    for (JsonNode result : results) {
      if (result.path("status").asString().equals("rejected")) {
        refused.set(result.path("index").asInt());
        problem = problem == null ? result.path("problem").toString() : problem;
      }
    }
    return new Answer(position, refused, problem);
  }
}
