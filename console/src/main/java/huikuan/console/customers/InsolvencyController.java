package huikuan.console.customers;

import huikuan.console.api.Api;
import huikuan.console.page.Forms;
import huikuan.console.page.Screen;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records that a customer is insolvent, that our claims are filed, and the end of it. */
@Screen
final class InsolvencyController {

  private static final String OF_CUSTOMER = "/customers/{company}/{customer}/insolvency";
  private static final String OF_API = "/dunning/customers/{}/{}/insolvency";
  private static final String CUSTOMERS = "/customers";

  @PostMapping(OF_CUSTOMER)
  String open(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "insolvency.opened",
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(
                    HttpMethod.POST,
                    Forms.body(
                        form, "openedOn", "court", "number", "administrator", "fileBy", "note"),
                    OF_API,
                    company,
                    customer));
    return Forms.back(form, CUSTOMERS);
  }

  @PostMapping(OF_CUSTOMER + "/filed")
  String filed(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> form,
      @RequestParam(required = false) @Nullable MultipartFile file,
      RedirectAttributes after) {
    Forms.act(
        after,
        "insolvency.filed",
        form,
        () -> {
          Map<String, Object> body =
              new LinkedHashMap<>(Forms.body(form, "currency", "amount", "filedOn", "note"));
          if (file != null && Forms.chosen(file)) {
            body.put("file", Forms.keep(api, file, "/companies/{}/files", company));
          }
          api.ifMatch(form.get("version"))
              .act(HttpMethod.POST, body, OF_API + "/filed", company, customer);
        });
    return Forms.back(form, CUSTOMERS);
  }

  @PostMapping(OF_CUSTOMER + "/end")
  String end(
      Api api,
      @PathVariable String company,
      @PathVariable String customer,
      @RequestParam Map<String, String> form,
      RedirectAttributes after) {
    Forms.act(
        after,
        "insolvency.ended",
        form,
        () ->
            api.ifMatch(form.get("version"))
                .act(
                    HttpMethod.POST,
                    Forms.body(form, "reason"),
                    OF_API + "/end",
                    company,
                    customer));
    return Forms.back(form, CUSTOMERS);
  }
}
