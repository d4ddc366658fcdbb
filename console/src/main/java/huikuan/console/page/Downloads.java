package huikuan.console.page;

import huikuan.console.api.Api.FileReader;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** Files of the API that go on to a browser as they come. */
public final class Downloads {

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
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9.-]", "_") + "\"");
      to(response, mediaType).read(file);
    };
  }
}
