package huikuan.dunning.policy;

import huikuan.platform.files.DataFiles;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The versions of policies that come in files: with the program, or from an operator. */
@Component
class PolicyFiles {

  private static final String SUFFIX = ".json";

  private final List<PolicyFile> files = new ArrayList<>();

  /**
   * A file with a version.
   *
   * @param shipped whether it came with the program
   */
  record PolicyFile(String name, PolicyDraft draft, boolean shipped) {}

  /**
   * @throws IllegalArgumentException if a file holds none; the message names all faults
   */
  PolicyFiles(PolicySettings settings) {
    DataFiles.read(
        PolicyFiles.class,
        List.of("/policies/standard.json"),
        "huikuan.policies.directory",
        settings.directory(),
        this::add);
  }

  /** What is shipped comes first. */
  List<PolicyFile> all() {
    return List.copyOf(files);
  }

  private void add(String name, byte[] content) {
    try {
      PolicyDraft draft = PolicyReader.file(content);
      if (!name.equals(draft.policy().id() + SUFFIX)) {
        throw new IllegalArgumentException("it is the policy " + draft.policy().id());
      }
      files.add(new PolicyFile(name, draft, files.isEmpty()));
    } catch (ProblemException | IllegalArgumentException e) {
      throw new IllegalArgumentException("No policy in " + name + ": " + e.getMessage(), e);
    }
  }
}
