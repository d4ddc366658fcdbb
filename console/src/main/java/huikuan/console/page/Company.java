package huikuan.console.page;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A company as the API tells it. */
public record Company(
    String company,
    @Nullable Map<String, String> name,
    @Nullable String timeZone,
    @Nullable String country,
    @Nullable String today,
    @Nullable List<String> currencies)
    implements Serializable {

  static final String USUAL_ZONE = "Asia/Shanghai";

  /** All that the API tells. */
  record All(List<Company> companies) {}

  ZoneId zone() {
    return ZoneId.of(timeZone == null ? USUAL_ZONE : timeZone);
  }

  public String nameIn(String language) {
    return name == null ? company : name.getOrDefault(language, company);
  }
}
