package huikuan.console.books;

import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Dated;
import huikuan.console.page.Frame;
import huikuan.console.page.ListPage;
import huikuan.console.page.ListQueries;
import huikuan.console.page.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger as plain text: how it begins; the whole is a file. */
@Screen
final class JournalController {

  static final String TYPE = "text/plain";

  private static final int LINES = 200;

  /**
   * The first lines of a journal.
   *
   * @param more whether there are others
   */
  public record Beginning(List<String> lines, boolean more) {

    static final Beginning NOTHING = new Beginning(List.of(), false);

    /** Reads no further than it tells; closing what is left ends the API's work on it. */
    static Beginning of(InputStream journal) throws IOException {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(journal, StandardCharsets.UTF_8))) {
        List<String> lines = new ArrayList<>();
        String line = reader.readLine();
        while (line != null && lines.size() < LINES) {
          lines.add(line);
          line = reader.readLine();
        }
        return new Beginning(lines, line != null);
      }
    }

    /** As the text has them. */
    public String text() {
      return String.join("\n", lines);
    }
  }

  @Dated
  @GetMapping("/journal")
  String journal(Api api, Frame frame, @RequestParam Map<String, String> asked, Model model) {
    Api.Query question =
        ListQueries.dated(frame, asked, "format", "currency", "customer").without("limit");
    model.addAttribute("journal", Part.of(() -> beginning(api, question)));
    return ListPage.of("journal")
        .choice("format", "journal", "hledger", "beancount")
        .field("currency", "text")
        .field("customer", "text")
        .below("books/journal :: text")
        .in(model);
  }

  private static Beginning beginning(Api api, Api.Query question) {
    Beginning[] read = {Beginning.NOTHING};
    api.file(TYPE, file -> read[0] = Beginning.of(file.getBody()), question, "/journal");
    return read[0];
  }
}
