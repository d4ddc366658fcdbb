package huikuan.console.page;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.ApiRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends forms to the API, and tells how it came out. */
public final class Forms {

  /** Fields of amounts. */
  private static final Set<String> AMOUNTS = Set.of("amount", "balance", "theirs");

  /** An amount with groups of three, as pages show it. */
  private static final Pattern GROUPED = Pattern.compile("[-−]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");

  private Forms() {}

  /** The fields that are filled in. */
  public static Map<String, Object> body(Map<String, String> form, String... fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (String field : fields) {
      String value = form.getOrDefault(field, "").strip();
      if (!value.isEmpty()) {
        body.put(field, value(field, value));
      }
    }
    return body;
  }

  /**
   * Rows of fields with the same names, those in which one is filled in.
   *
   * @param needed the field that is filled in
   */
  public static List<Map<String, String>> rows(
      MultiValueMap<String, String> form, String needed, String... fields) {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> filled = form.getOrDefault(needed, List.of());
    for (int at = 0; at < filled.size(); at++) {
      if (!filled.get(at).isBlank()) {
        rows.add(row(form, at, fields));
      }
    }
    return rows;
  }

  private static Map<String, String> row(
      MultiValueMap<String, String> form, int at, String... fields) {
    Map<String, String> row = new LinkedHashMap<>();
    for (String field : fields) {
      List<String> values = form.getOrDefault(field, List.of());
      if (at < values.size() && !values.get(at).isBlank()) {
        row.put(field, value(field, values.get(at).strip()));
      }
    }
    return row;
  }

  /** An amount may be typed as pages show it; the API takes it without groups. */
  private static String value(String field, String typed) {
    return AMOUNTS.contains(field) ? amount(typed) : typed;
  }

  static String amount(String typed) {
    return GROUPED.matcher(typed).matches() ? typed.replace(",", "").replace('−', '-') : typed;
  }

  /** Hands a file in; its hash. */
  public static String keep(Api api, MultipartFile file, String path, Object... segments) {
    String name =
        String.valueOf(file.getOriginalFilename())
            .replaceAll("[\\p{C}/\\\\:*?\"<>|]|^\\.", "_")
            .replaceAll("\\s+", " ")
            .strip();
    try {
      return String.valueOf(
          api.upload(
                  file.getBytes(),
                  type(file),
                  Api.query().with("name", name.substring(0, Math.min(name.length(), 200))),
                  path,
                  segments)
              .text("hash"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the browser says; of no file is known what it is if that is no type. */
  private static String type(MultipartFile file) {
    String said = String.valueOf(file.getContentType());
    try {
      return MediaType.parseMediaType(said).isConcrete()
          ? said
          : MediaType.APPLICATION_OCTET_STREAM_VALUE;
    } catch (InvalidMediaTypeException e) {
      return MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }
  }

  /** Whether a file was chosen, be it an empty one. */
  public static boolean chosen(MultipartFile file) {
    return StringUtils.hasText(file.getOriginalFilename());
  }

  /** The typed fields, for a form that is shown again. */
  public static Answer typed(Map<String, String> form) {
    return Answer.of(new LinkedHashMap<>(form));
  }

  /**
   * Leads to the page that a form names as the one to go back to, if it is one of ours.
   *
   * @param otherwise the page if the form names none
   */
  public static String back(Map<String, String> form, String otherwise) {
    return "redirect:" + Paths.own(form.getOrDefault("back", otherwise));
  }

  /**
   * The same after a form that was refused: to the page {@code again}, where it is shown, if that
   * is another one.
   */
  public static String back(boolean done, Map<String, String> form, String otherwise) {
    String again = form.getOrDefault("again", "");
    return done || again.isBlank() ? back(form, otherwise) : "redirect:" + Paths.own(again);
  }

  /**
   * Does it, and lets the next page tell of it: that it was done, or why it was not.
   *
   * @param done its words are {@code done.<done>}
   */
  public static boolean act(RedirectAttributes next, String done, Runnable action) {
    try {
      action.run();
    } catch (ApiRefused refused) {
      next.addFlashAttribute("refused", refused.problem());
      return false;
    }
    next.addFlashAttribute("done", done);
    return true;
  }

  /**
   * The same for a form that is shown again, with all that was typed, if it is refused.
   *
   * @param done also names the form: the page that shows it again finds it as {@code what}
   */
  public static boolean act(
      RedirectAttributes next, String done, Map<String, String> form, Runnable action) {
    return act(next, done, typed(form), action);
  }

  /** The same for a form with lines of fields, which are typed {@code lines} when it is shown. */
  public static boolean act(
      RedirectAttributes next, String done, MultiValueMap<String, String> form, Runnable action) {
    Answer typed = typed(form.toSingleValueMap()).with("lines", new TypedLines(form));
    return act(next, done, typed, action);
  }

  /** The same for a form that is shown again by the body that it told. */
  public static boolean act(RedirectAttributes next, String done, Answer typed, Runnable action) {
    boolean acted = act(next, done, action);
    if (!acted) {
      next.addFlashAttribute("what", done);
      next.addFlashAttribute("form", typed);
    }
    return acted;
  }
}
