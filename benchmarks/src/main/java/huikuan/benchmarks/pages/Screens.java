package huikuan.benchmarks.pages;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Gateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The screens of the console: those of its menu, what their rows open beside them, and the pages of
 * single customers, accounts and items.
 */
final class Screens {

  private static final Pattern MENU =
      Pattern.compile("<nav class=\"side\".*?</nav>", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"]+)\"[^>]*>");

  private final Gateway console;

  Screens(Gateway console) {
    this.console = console;
  }

  /**
   * Each screen's name, and addresses of it to choose from.
   *
   * @param invoices whose own pages are asked for, too
   */
  Map<String, List<String>> all(List<Doc> invoices) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("/", List.of("/"));
    Set<String> menu = new LinkedHashSet<>();
    Matcher found = MENU.matcher(page("/"));
    if (!found.find()) {
      throw new IllegalStateException("The first page has no menu");
    }
    links(found.group(), "").forEach(menu::add);
    menu.forEach(each -> all.put(each, List.of(each)));
    for (String each : menu) {
      List<String> opened = links(page(each), "data-open").distinct().toList();
      if (!opened.isEmpty()) {
        all.put(each + ", one beside it", opened);
      }
    }
    all.put("/balances of a past day", List.of("/balances?asOf=2026-02-15"));
    all.put("/aging by account", List.of("/aging?groupBy=account"));
    all.put("/find", invoices.stream().map(each -> "/find?q=" + each.number()).toList());
    own(all, "/customers/" + Doc.COMPANY + "/{customer}", invoices);
    own(all, "/accounts/{account}", invoices);
    own(all, "/accounts/{account}/statement", invoices);
    own(all, "/accounts/{account}/history", invoices);
    own(all, "/accounts/{account}/items/invoice/{number}", invoices);
    return all;
  }

  private static void own(Map<String, List<String>> all, String path, List<Doc> invoices) {
    all.put(
        path,
        invoices.stream()
            .map(
                each ->
                    path.replace("{customer}", each.customer())
                        .replace("{account}", each.account())
                        .replace("{number}", each.number()))
            .toList());
  }

  private static Stream<String> links(String html, String mark) {
    List<String> links = new ArrayList<>();
    Matcher each = LINK.matcher(html);
    while (each.find()) {
      if (each.group().contains(mark)) {
        links.add(each.group(1).replace("&amp;", "&"));
      }
    }
    return links.stream();
  }

  private String page(String path) {
    try (InputStream body = console.get(path, "text/html")) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
