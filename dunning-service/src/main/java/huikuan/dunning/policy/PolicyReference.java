package huikuan.dunning.policy;

import huikuan.platform.fields.Fields;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a version of a policy, as people write it: {@code strict/2}. */
public record PolicyReference(String id, int version) {

  private static final String ALLOWED = "a policy and its version, such as strict/2";
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9][a-z0-9-]{0,39})/([1-9][0-9]{0,8})");
  private static final int LONGEST = 60;

  /**
   * @throws IllegalArgumentException if the text is none; the message says what is allowed
   */
  public static PolicyReference parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return new PolicyReference(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  /** The field {@code policy} of a body; null = it is at fault. */
  public static @Nullable PolicyReference read(Fields fields) {
    String text = fields.words("policy", LONGEST);
    try {
      return text == null ? null : parse(text);
    } catch (IllegalArgumentException malformed) {
      fields.fault("policy", ALLOWED);
      return null;
    }
  }

  /**
   * The policy, to which claims can be moved.
   *
   * @param today at the customer, or the company
   * @throws ProblemException 404 if there is none, 409 if new claims are not chased by it
   */
  public Policy requireEffective(Policies policies, LocalDate today) {
    PolicyState state =
        policies
            .state(this, today)
            .orElseThrow(() -> new ProblemException(Problem.notFound("policy", toString())));
    if (state != PolicyState.EFFECTIVE) {
      throw new ProblemException(
          Problem.of(
              "policy-not-effective",
              "New claims are not chased by that version",
              409,
              "%s is %s. GET /dunning/policies/%s tells which version is effective."
                  .formatted(this, state.word(), id)));
    }
    return policies.ofReference(toString());
  }

  @Override
  public String toString() {
    return id + "/" + version;
  }
}
