package huikuan.platform.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How links in mails are made. Without a key, or an address of pages, there are none.
 *
 * @param pages the address of the console as recipients reach it, without a slash at its end
 * @param key a random text that the services share and nobody else knows; another one ends all
 *     links that were made with it
 * @param validFor how long after its mail a link can be used
 */
@ConfigurationProperties("huikuan.links")
public record LinkSettings(
    @Nullable String pages, @Nullable String key, @DefaultValue("60d") Duration validFor) {

  private static final int SHORTEST_KEY = 20;

  public LinkSettings {
    pages = pages == null || pages.isBlank() ? null : pages;
    key = key == null || key.isBlank() ? null : key;
    if (key != null && key.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "huikuan.links.key: %d random characters or more".formatted(SHORTEST_KEY));
    }
    if (pages != null && pages.endsWith("/")) {
      throw new IllegalArgumentException("huikuan.links.pages: without a slash at its end");
    }
    if (validFor.isNegative() || validFor.isZero()) {
      throw new IllegalArgumentException("huikuan.links.valid-for: longer than nothing");
    }
  }
}
