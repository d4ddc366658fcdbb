package huikuan.console.letters;

import huikuan.console.api.Api;
import huikuan.console.page.Forms;
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
    if (scan != null && Forms.chosen(scan)) {
      body.put(
          "files",
          List.of(Forms.keep(api, scan, "/companies/{}/files", LettersController.company(letter))));
    }
    if ("notAgreed".equals(body.get("outcome"))) {
      body.put("differences", Forms.rows(form, "theirs", "item", "kind", "theirs"));
    }
    api.act(HttpMethod.POST, body, "/confirmations/{}/reply", letter);
  }
}
