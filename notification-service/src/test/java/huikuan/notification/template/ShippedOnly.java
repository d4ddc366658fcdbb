package huikuan.notification.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The shipped templates, each in its first version, and no others. */
public final class ShippedOnly implements TemplateStore {

  @Override
  public Optional<TemplateVersion> inForce(TemplateId id) {
    return ShippedTemplates.find(id)
        .map(
            words ->
                new TemplateVersion(
                    id,
                    1,
                    ShippedTemplates.kindOf(id.name()),
                    words,
                    "system:templates",
                    Instant.EPOCH));
  }

  @Override
  public Optional<TemplateVersion> find(TemplateId id, int version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TemplateVersion> newestOf(TemplateId id, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TemplateId> all() {
    throw new UnsupportedOperationException();
  }
}
