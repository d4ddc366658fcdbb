package huikuan.console.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses of questions. Whatever a segment or a value holds, it stays what it is. */
final class ApiAddresses {

  private static final String VERSION = "/api/v1";

  private ApiAddresses() {}

  /**
   * @param path with {@code {}} for each of the segments
   */
  static URI uri(URI gateway, Api.Query query, String path, Object... segments) {
    UriComponentsBuilder builder = UriComponentsBuilder.fromUri(gateway).path(VERSION);
    int next = 0;
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        builder.pathSegment(part.equals("{}") ? "{s" + next++ + "}" : part);
      }
    }
    query.values().keySet().forEach(name -> builder.queryParam(name, "{q-" + name + "}"));
    Map<String, Object> values = new LinkedHashMap<>();
    for (int at = 0; at < segments.length; at++) {
      values.put("s" + at, segments[at]);
    }
    query.values().forEach((name, value) -> values.put("q-" + name, value));
    return builder.encode().buildAndExpand(values).toUri();
  }
}
