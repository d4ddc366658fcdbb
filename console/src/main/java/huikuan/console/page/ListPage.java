package huikuan.console.page;

import huikuan.console.api.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * A screen that is a list: what it is filtered by, its table, and what one row tells of beside it.
 * Its words are {@code menu.<key>} and {@code about.<key>}.
 */
public final class ListPage {

  static final String VIEW = "list";

  /**
   * Choices of one parameter, told by their words.
   *
   * @param usual what holds if none is chosen; null = all then
   */
  public record Chips(String name, String family, @Nullable String usual, List<Choice> choices) {

    /** Whether a choice is the one that holds. */
    public boolean isChosen(String value, String asked) {
      return value.equals(asked.isEmpty() ? usual : asked);
    }
  }

  /**
   * @param count how many there are; null = not told
   */
  public record Choice(String value, @Nullable Object count) {}

  /** A field of the question; its words are {@code filter.<name>}. */
  public record Field(String name, String type) {}

  private final String key;
  private final List<Chips> chips = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final List<Part<Table>> tables = new ArrayList<>();
  private @Nullable String form;
  private @Nullable String pickedAction;
  private @Nullable String pickedView;
  private @Nullable String below;
  private @Nullable String file;
  private @Nullable Part<?> one;
  private @Nullable String oneView;

  private ListPage(String key) {
    this.key = key;
  }

  public static ListPage of(String key) {
    return new ListPage(key);
  }

  public ListPage chips(String name, String family, String... values) {
    chips.add(new Chips(name, family, null, choices(values)));
    return this;
  }

  /** One of them always holds: the first, unless another is chosen. */
  public ListPage choice(String name, String family, String... values) {
    chips.add(new Chips(name, family, values[0], choices(values)));
    return this;
  }

  private static List<Choice> choices(String... values) {
    return Arrays.stream(values).map(value -> new Choice(value, null)).toList();
  }

  public ListPage field(String name, String type) {
    fields.add(new Field(name, type));
    return this;
  }

  public ListPage table(Part<Table> table) {
    tables.add(table);
    return this;
  }

  /** Actions above the list: a fragment of a template. */
  public ListPage form(String view) {
    form = view;
    return this;
  }

  /**
   * Rows can be picked.
   *
   * @param action where those that are picked are sent, as {@code pick}, with the page's question
   * @param view what can be done with them: a fragment of a template
   */
  public ListPage picking(String action, String view) {
    pickedAction = action;
    pickedView = view;
    return this;
  }

  /** A part below the tables: a fragment of a template. */
  public ListPage below(String view) {
    below = view;
    return this;
  }

  /** The same rows as a file, of this name below {@code /files}. */
  public ListPage file(String name) {
    file = name;
    return this;
  }

  /**
   * The thing that one row tells of.
   *
   * @param view a fragment of a template, which reads it as {@code one}
   */
  public ListPage beside(@Nullable Part<?> told, String view) {
    one = told;
    oneView = view;
    return this;
  }

  /** The name of the template, with all that it reads in the model. */
  public String in(Model model) {
    model.addAttribute("list", this);
    model.addAttribute("one", one);
    return VIEW;
  }

  public String key() {
    return key;
  }

  public List<Chips> chips() {
    return chips;
  }

  public List<Field> fields() {
    return fields;
  }

  public List<Part<Table>> tables() {
    return tables;
  }

  public @Nullable String form() {
    return form;
  }

  public @Nullable String pickedAction() {
    return pickedAction;
  }

  public @Nullable String pickedView() {
    return pickedView;
  }

  public @Nullable String below() {
    return below;
  }

  public @Nullable String file() {
    return file;
  }

  public @Nullable String oneView() {
    return oneView;
  }
}
