package huikuan.console.page;

import huikuan.console.api.Api.FileReader;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Files of the API that go on to a browser as they come. */
public final class Downloads {

  private static final List<String> HANDED_OUT =
      List.of("Content-Type", "Content-Disposition", "Content-Security-Policy");

  private Downloads() {}

  /** Shown as it is; the response's other headers are set before. */
  public static FileReader to(HttpServletResponse response, String mediaType) {
    return file -> {
      response.setContentType(mediaType);
      file.getBody().transferTo(response.getOutputStream());
    };
  }

  /**
   * To be saved.
   *
   * @param name of the file; other characters than letters, digits, dots and dashes are replaced
   */
  public static FileReader saved(HttpServletResponse response, String mediaType, String name) {
    return file -> {
      save(response, mediaType, name);
      file.getBody().transferTo(response.getOutputStream());
    };
  }

  /** Has what is written next saved, as {@link #saved} does. */
  public static void save(HttpServletResponse response, String mediaType, String name) {
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9.-]", "_") + "\"");
    response.setContentType(mediaType);
  }

  /** As the API hands it out, with its type and its name. */
  public static FileReader passed(HttpServletResponse response) {
    return file -> {
      for (String name : HANDED_OUT) {
        String value = file.getHeaders().getFirst(name);
        if (value != null) {
          response.setHeader(name, value);
        }
      }
      file.getBody().transferTo(response.getOutputStream());
    };
  }

  /**
   * A page that somebody else wrote, such as a mail, for a frame of one of ours: with its styles,
   * and without anything that runs, loads or leads elsewhere.
   */
  public static void framed(HttpServletResponse response, String html) throws IOException {
    frame(response);
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().write(html);
  }

  /** Has what follows shown in a frame of one of our pages, and nowhere else. */
  public static void frame(HttpServletResponse response) {
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
            + " frame-ancestors 'self'; sandbox");
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
  }
}
