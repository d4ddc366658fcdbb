package huikuan.console.letters;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.page.Forms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** A customer's answer to a letter, as a form has it. */
record Reply(Api api, String letter, Map<String, String> fields) {

  void send(MultiValueMap<String, String> form, @Nullable MultipartFile scan) {
    Map<String, Object> body =
        new LinkedHashMap<>(
            Forms.body(fields, "outcome", "repliedOn", "by", "signedBy", "seal", "note"));
    if (scan != null && !scan.isEmpty()) {
      body.put("files", List.of(String.valueOf(keep(scan).text("hash"))));
    }
    if ("notAgreed".equals(body.get("outcome"))) {
      body.put("differences", differences(form));
    }
    api.act(HttpMethod.POST, body, "/confirmations/{}/reply", letter);
  }

  /** The letter's number begins with its company. */
  private Answer keep(MultipartFile scan) {
    String company = letter.substring(0, Math.max(letter.indexOf('.'), 0));
    String name =
        String.valueOf(scan.getOriginalFilename()).replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
    try {
      return api.upload(
          scan.getBytes(),
          String.valueOf(scan.getContentType()),
          Api.query().with("name", name),
          "/companies/{}/files",
          company);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the items beside which the customer's amount was typed. */
  private static List<Map<String, String>> differences(MultiValueMap<String, String> form) {
    List<String> items = form.getOrDefault("item", List.of());
    List<String> kinds = form.getOrDefault("itemKind", List.of());
    List<String> theirs = form.getOrDefault("theirs", List.of());
    List<Map<String, String>> differences = new ArrayList<>();
    for (int at = 0; at < Math.min(items.size(), theirs.size()); at++) {
      if (!theirs.get(at).isBlank()) {
        differences.add(
            Map.of("item", items.get(at), "kind", kinds.get(at), "theirs", theirs.get(at).strip()));
      }
    }
    return differences;
  }
}
