package huikuan.console.promises;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.api.Problem;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** The items of an account of which something is open and not arranged yet, for forms. */
public final class FreeItems {

  private final Supplier<Part<Answer>> told;

  private FreeItems(Supplier<Part<Answer>> told) {
    this.told = told;
  }

  public static FreeItems begin(Api api, String account) {
    return new FreeItems(
        api.begin(() -> api.read(Api.query().with("account", account), "/dunning/promises/free")));
  }

  /**
   * The items, each with what is typed for it and what is wrong with it.
   *
   * @param deed of the form, such as {@code promise.taken}
   * @param item of which all that is free is typed at first, as {@code invoice F-1}; null = none
   */
  public void in(Model model, String deed, @Nullable String item) {
    in(model, deed, item, null);
  }

  /**
   * The same.
   *
   * @param amount that is typed at first of the item; null = all that is free
   */
  public void in(Model model, String deed, @Nullable String item, @Nullable String amount) {
    Part<Answer> free = told.get();
    model.addAttribute("free", free);
    model.addAttribute(
        "rows", free.there() ? rows(free.get(), deed, item, amount, model) : List.of());
  }

  private static List<Answer> rows(
      Answer free, String deed, @Nullable String item, @Nullable String amount, Model model) {
    boolean again = deed.equals(model.getAttribute("what"));
    List<Answer> typed =
        again && model.getAttribute("form") instanceof Answer form ? form.list("items") : List.of();
    @Nullable Problem refused = model.getAttribute("refused") instanceof Problem it ? it : null;
    return free.list("items").stream()
        .map(
            each -> {
              int at = indexOf(each, typed);
              if (at >= 0) {
                return each.with("typed", typed.get(at).get("amount"))
                    .with("fault", refused == null ? null : fault(refused, at));
              }
              return !again && name(each).equals(item)
                  ? each.with("typed", amount == null ? each.get("free") : amount)
                  : each;
            })
        .toList();
  }

  private static @Nullable String fault(Problem refused, int at) {
    String row = "items[" + at + "]";
    for (String field : List.of(row + ".amount", row + ".number", row)) {
      @Nullable String fault = refused.of(field);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static int indexOf(Answer item, List<Answer> typed) {
    for (int at = 0; at < typed.size(); at++) {
      if (name(typed.get(at)).equals(name(item))) {
        return at;
      }
    }
    return -1;
  }

  private static String name(Answer item) {
    return item.text("kind") + " " + item.text("number");
  }
}
