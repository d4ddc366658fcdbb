package huikuan.standalone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps out of a context what only another service's libraries would switch on: here they are all
 * on one class path.
 */
final class OwnAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

  /** Per context: the packages whose auto-configurations stay out. */
  static final String WITHOUT = "huikuan.standalone.without";

  private List<String> without = List.of();

  @Override
  public void setEnvironment(Environment environment) {
    without =
        Binder.get(environment).bind(WITHOUT, Bindable.listOf(String.class)).orElse(List.of());
  }

  @Override
  public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
    boolean[] matches = new boolean[candidates.length];
    for (int i = 0; i < candidates.length; i++) {
      String candidate = candidates[i];
      matches[i] = candidate == null || without.stream().noneMatch(candidate::startsWith);
    }
    return matches;
  }
}
