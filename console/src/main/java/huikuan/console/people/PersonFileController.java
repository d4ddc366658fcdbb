package huikuan.console.people;

import huikuan.console.api.Api;
import huikuan.console.page.Downloads;
import huikuan.console.page.Screen;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that is held on a person, as one file: what the ledger tells, and all messages. */
@Screen
final class PersonFileController {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int AT_ONCE = 200;

  @GetMapping("/customers/{company}/{customer}/people/{contact}/export")
  void export(
      Api api,
      HttpServletResponse response,
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String contact)
      throws IOException {
    JsonNode ledger =
        api.get(JsonNode.class, "/customers/{}/{}/contacts/{}/export", company, customer, contact);
    boolean forgotten = ledger.has("forgottenAt");
    JsonNode first = forgotten ? null : messages(api, company, customer, contact, null);
    Downloads.save(response, MediaType.APPLICATION_JSON_VALUE, "person-%s.json".formatted(contact));
    try (JsonGenerator file =
        JSON.writerWithDefaultPrettyPrinter()
            // A file that could not be read to its end is no JSON.
            .without(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .createGenerator(response.getOutputStream())) {
      file.writeStartObject();
      file.writePOJOProperty("ledger", ledger);
      file.writeArrayPropertyStart("messages");
      for (JsonNode page = first;
          page != null;
          page = next(api, company, customer, contact, page)) {
        page.path("messages").forEach(file::writePOJO);
      }
      file.writeEndArray();
      file.writeEndObject();
    }
  }

  private static @Nullable JsonNode next(
      Api api, String company, String customer, String contact, JsonNode page) {
    return page.hasNonNull("next")
        ? messages(api, company, customer, contact, page.path("next").asString())
        : null;
  }

  private static JsonNode messages(
      Api api, String company, String customer, String contact, @Nullable String after) {
    return api.get(
        JsonNode.class,
        Api.query().with("limit", AT_ONCE).with("after", after),
        "/notifications/people/{}/{}/{}",
        company,
        customer,
        contact);
  }
}
