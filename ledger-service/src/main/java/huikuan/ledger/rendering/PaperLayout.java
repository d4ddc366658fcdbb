package huikuan.ledger.rendering;

import huikuan.ledger.rendering.Markup.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places a document's elements on sheets of A4, from top to bottom. */
final class PaperLayout {

  private final LetterPaper paper;
  private final Flow flow;
  private final TableLayout tables;
  private final Map<String, ListLayout> lists = new HashMap<>();

  private PaperLayout(LetterPaper paper, PaperFont font) {
    this.paper = paper;
    flow = new Flow(font);
    tables = new TableLayout(flow);
  }

  /**
   * @param page from {@link Markup#read}
   */
  static List<Sheet> of(Element page, LetterPaper paper, PaperFont font) {
    PaperLayout layout = new PaperLayout(paper, font);
    layout.add(page.elements());
    return layout.flow.sheets();
  }

  private void add(List<Element> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      Element block = blocks.get(i);
      switch (block.name()) {
        case "table" -> tables.add(block);
        case "items", "movements" -> list(block).add();
        default -> text(block, following(blocks, i));
      }
    }
  }

  private ListLayout list(Element element) {
    return lists.computeIfAbsent(
        element.name(),
        name ->
            new ListLayout(
                flow, name.equals("items") ? Listing.ofItems(paper) : Listing.ofMovements(paper)));
  }

  /** What must be on the same page: below a heading a beginning, of a signature the rest. */
  private float following(List<Element> blocks, int at) {
    if (at + 1 == blocks.size()) {
      return 0;
    }
    if (blocks.get(at).name().startsWith("h")) {
      return least(blocks.get(at + 1));
    }
    float height = 0;
    for (int i = at + 1;
        i < blocks.size() && signs(blocks.get(i - 1)) && signs(blocks.get(i));
        i++) {
      Look look = Look.of(blocks.get(i));
      height += look.before() + look.height() + look.after();
    }
    return height;
  }

  private static boolean signs(Element element) {
    return element.name().equals("p") && element.is("right");
  }

  /** How much of an element must fit below its heading. */
  private float least(Element element) {
    return switch (element.name()) {
      case "items", "movements" -> 4 + list(element).least();
      case "table" -> 4 + tables.height(element);
      default -> Look.of(element).height();
    };
  }

  /**
   * @param following height that must fit on the same page below it
   */
  private void text(Element element, float following) {
    Look look = Look.of(element);
    List<String> broken = flow.lines().of(element.text(), look.size(), Flow.INNER, look.indent());
    if (flow.begun()) {
      flow.down(look.before());
    }
    if (following > 0 && !flow.fits(broken.size() * look.height() + look.after() + following)) {
      flow.nextSheet();
    }
    for (int i = 0; i < broken.size(); i++) {
      if (!flow.fits(look.height())) {
        flow.nextSheet();
      }
      flow.place(
          broken.get(i), Flow.LEFT + (i == 0 ? look.indent() : 0), Flow.RIGHT, flow.y(), look);
      flow.down(look.height());
    }
    flow.down(look.after());
  }
}
