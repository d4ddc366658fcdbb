package huikuan.gateway;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Lists what is here. */
@RestController
final class IndexPage {

  private static final List<IndexLink> ALWAYS =
      List.of(
          new IndexLink("/swagger-ui.html", "The API, with all its requests (OpenAPI)"),
          new IndexLink("/readyz", "Whether the gateway is ready"));

  private final String html;

  IndexPage(List<IndexLink> more) throws IOException {
    String links =
        Stream.concat(ALWAYS.stream(), more.stream())
            .map(IndexPage::item)
            .collect(Collectors.joining("\n"));
    this.html =
        new ClassPathResource("gateway/index.html")
            .getContentAsString(StandardCharsets.UTF_8)
            .replace("{links}", links);
  }

  private static String item(IndexLink link) {
    return "<li><a href=\"%s\"><code>%1$s</code></a> %s</li>"
        .formatted(HtmlUtils.htmlEscape(link.path()), HtmlUtils.htmlEscape(link.text()));
  }

  @AllowedTo(
      value = {},
      of = Of.ANY)
  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> index() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(html);
  }
}
