package huikuan.ledger.rendering;

import huikuan.ledger.rendering.Listing.Column;
import huikuan.ledger.rendering.Listing.Form;
import huikuan.ledger.rendering.Markup.Element;
import huikuan.ledger.rendering.Markup.Node;
import huikuan.ledger.rendering.Markup.Words;
import java.util.List;

/** Writes a document as a page that stands alone: no script, nothing that a browser loads. */
final class PaperHtml {

  private static final String STYLE =
      """
      body{margin:0;background:#f3f4f6;color:#111;font:15px/1.7 'Noto Sans SC','PingFang SC',\
      'Microsoft YaHei','Noto Sans CJK SC',sans-serif}
      main{max-width:800px;margin:24px auto;padding:40px 48px;background:#fff;\
      border:1px solid #d1d5db;overflow-wrap:anywhere}
      h1{font-size:26px;text-align:center;margin:0 0 16px}h2{font-size:15px;margin:16px 0 6px}
      p{margin:0 0 8px}.right{text-align:right}.center{text-align:center}.indent{text-indent:2em}
      .small{font-size:13px}.strong{font-weight:bold}
      table{border-collapse:collapse;width:100%;margin:8px 0 16px;font-size:13px;line-height:1.5}
      th,td{border:1px solid #374151;padding:4px 8px;vertical-align:top}
      th,tfoot td{background:#f3f4f6}tfoot td{font-weight:bold}
      .figure{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;\
      overflow-wrap:normal}
      .day{white-space:nowrap}.list{display:block;overflow-x:auto}
      .answers{table-layout:fixed}.answers td{height:180px}.room{height:40px}
      hr{border:0;border-top:1px solid #6b7280;margin:24px 0 0}
      footer{margin-top:24px;padding-top:8px;border-top:1px solid #d1d5db;font-size:11px;\
      color:#4b5563;text-align:center}
      @media print{body{background:#fff}main{border:0;margin:0;padding:0}}
      """;

  private final LetterPaper paper;
  private final StringBuilder page = new StringBuilder(8_000);

  private PaperHtml(LetterPaper paper) {
    this.paper = paper;
  }

  static String of(Element page, String title, LetterPaper paper) {
    return new PaperHtml(paper).write(page, title);
  }

  private String write(Element body, String title) {
    page.append("<!DOCTYPE html>\n<html lang=\"")
        .append(paper.language().tag())
        .append("\">\n<head>\n<meta charset=\"UTF-8\">\n")
        .append(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    words(title + " " + paper.number());
    page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
    body.elements().forEach(this::block);
    foot();
    page.append("</main>\n</body>\n</html>\n");
    return page.toString();
  }

  private void block(Element element) {
    switch (element.name()) {
      case "items" -> listing(Listing.ofItems(paper));
      case "movements" -> listing(Listing.ofMovements(paper));
      default -> element(element);
    }
    page.append('\n');
  }

  /** Names and classes are of {@link Markup}. */
  private void element(Element element) {
    page.append('<').append(element.name());
    if (!element.classes().isEmpty()) {
      page.append(" class=\"").append(String.join(" ", element.classes())).append('"');
    }
    page.append('>');
    if (element.name().equals("br") || element.name().equals("hr")) {
      return;
    }
    for (Node each : element.children()) {
      switch (each) {
        case Words it -> words(it.text());
        case Element it -> element(it);
      }
    }
    page.append("</").append(element.name()).append('>');
  }

  private void words(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '&' -> page.append("&amp;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(letter);
      }
    }
  }

  private void listing(Listing listing) {
    if (listing.rows().isEmpty()) {
      page.append("<p>");
      words(listing.none());
      page.append("</p>");
      return;
    }
    page.append("<div class=\"list\"><table>\n<thead><tr>");
    for (Column column : listing.columns()) {
      page.append("<th scope=\"col\">");
      words(column.heading());
      page.append("</th>");
    }
    page.append("</tr></thead>\n<tbody>\n");
    listing.rows().forEach(row -> row(listing, row));
    page.append("</tbody>\n<tfoot><tr>");
    total(listing);
    page.append("</tr></tfoot>\n</table></div>");
  }

  private void row(Listing listing, List<String> cells) {
    page.append("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      page.append(
          switch (listing.columns().get(i).form()) {
            case WORDS -> "<td>";
            case DAY -> "<td class=\"day\">";
            case FIGURE, SUM -> "<td class=\"figure\">";
          });
      words(cells.get(i));
      page.append("</td>");
    }
    page.append("</tr>\n");
  }

  private void total(Listing listing) {
    List<String> cells = listing.totalRow();
    int first = 0;
    while (listing.columns().get(first).form() != Form.SUM) {
      first++;
    }
    page.append("<td class=\"right\" colspan=\"").append(first).append("\">");
    words(cells.getFirst());
    page.append("</td>");
    for (int i = first; i < cells.size(); i++) {
      page.append("<td class=\"figure\">");
      words(cells.get(i));
      page.append("</td>");
    }
  }

  private void foot() {
    page.append("<footer>");
    words(PaperWords.verification(paper));
    for (String line : PaperWords.proofs(paper)) {
      page.append("<br>");
      words(line);
    }
    page.append("</footer>\n");
  }
}
