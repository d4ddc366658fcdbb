package huikuan.standalone.client;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The gateway answered a request with an error. */
public final class GatewayRefused extends RuntimeException {

  private static final JsonMapper JSON = new JsonMapper();

  private final int status;
  private final String answer;

  GatewayRefused(String request, int status, String answer) {
    super("%s was answered with %d: %s".formatted(request, status, told(answer)));
    this.status = status;
    this.answer = answer;
  }

  public int status() {
    return status;
  }

  /** The detail of a problem; any other answer as it is. */
  private static String told(String answer) {
    return parse(answer).path("detail").asString(answer);
  }

  /** The answer as a problem; a missing node if it is none. */
  public JsonNode problem() {
    return parse(answer);
  }

  private static JsonNode parse(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
