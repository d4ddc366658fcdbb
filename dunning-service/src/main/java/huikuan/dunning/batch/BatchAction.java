package huikuan.dunning.batch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import huikuan.platform.web.access.Role;
import java.util.Arrays;
import java.util.List;

/** What a batch does with each of its cases. The roles are those of the single action. */
public enum BatchAction {
  HOLD("hold", Role.COLLECTOR, Role.APPROVER),
  RESUME("resume", Role.COLLECTOR, Role.APPROVER),
  RETRY("retry", Role.COLLECTOR, Role.OPERATOR),
  SKIP("skip", Role.COLLECTOR, Role.APPROVER),
  MOVE("move", Role.COLLECTOR, Role.APPROVER),
  REASSIGN("reassign", Role.COLLECTOR, Role.APPROVER, Role.OPERATOR),
  WRITE_OFF("write-off", Role.COLLECTOR, Role.APPROVER);

  private final String word;
  private final List<Role> roles;

  BatchAction(String word, Role... roles) {
    this.word = word;
    this.roles = List.of(roles);
  }

  Role[] roles() {
    return roles.toArray(Role[]::new);
  }

  /** The field that says more of it. */
  String field() {
    return this == WRITE_OFF ? "writeOff" : word;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(BatchAction::toString).toList();
  }

  @JsonCreator
  static BatchAction of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No action " + word));
  }

  @JsonValue
  @Override
  public String toString() {
    return word;
  }
}
