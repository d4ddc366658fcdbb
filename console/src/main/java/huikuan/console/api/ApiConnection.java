package huikuan.console.api;

import huikuan.console.ConsoleSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The connections to the gateway, shared by all who ask. */
@Component
public final class ApiConnection {

  /** Anything else was never a link, and is not to be found in an exception either. */
  private static final Pattern LINK = Pattern.compile("[A-Za-z0-9_.-]{1,2000}");

  private final RestClient client;
  private final URI gateway;

  ApiConnection(
      ConsoleSettings settings, ClientHttpRequestFactory requestFactory, JsonMapper mapper) {
    client =
        RestClient.builder()
            .requestFactory(requestFactory)
            .configureMessageConverters(
                converters ->
                    converters
                        .registerDefaults()
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(mapper)))
            .build();
    gateway = settings.gateway();
  }

  /**
   * @param token null = access control is off
   * @param name by which somebody calls himself while access control is off
   * @param trace of the page's request; null = there is none
   */
  public Api of(
      @Nullable String token, @Nullable String name, String language, @Nullable String trace) {
    Map<String, String> headers = new HashMap<>();
    headers.put(HttpHeaders.ACCEPT_LANGUAGE, language);
    if (token != null) {
      headers.put(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }
    if (name != null) {
      headers.put("Huikuan-Person", name);
    }
    if (trace != null) {
      headers.put("traceparent", trace);
    }
    return new Api(client, gateway, headers);
  }

  /**
   * As the recipient of a mail asks it, without signing in.
   *
   * @param link the secret of the link in the mail
   */
  public Api ofLink(String link) {
    String sent = LINK.matcher(link).matches() ? link : "none";
    return new Api(client, gateway, Map.of("Huikuan-Link", sent));
  }
}
