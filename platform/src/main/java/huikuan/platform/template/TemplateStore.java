package huikuan.platform.template;

import java.util.List;
import java.util.Optional;

/** The templates there are, to look up. */
public interface TemplateStore {

  /** The newest version; empty = there is no such template. */
  Optional<TemplateVersion> inForce(TemplateId id);

  /**
   * One version.
   *
   * @param version from 1
   */
  Optional<TemplateVersion> find(TemplateId id, int version);

  /** The newest versions, newest first. */
  List<TemplateVersion> newestOf(TemplateId id, int most);

  /** In the order in which they were added. */
  List<TemplateId> all();
}
