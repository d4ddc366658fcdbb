package huikuan.platform.web;

import java.util.List;

/** Ends a request with a problem as its answer. */
public final class ProblemException extends RuntimeException {

  private final Problem problem;

  public ProblemException(Problem problem) {
    super(problem.title() + ": " + problem.detail());
    this.problem = problem;
  }

  /** One field is at fault: {@code allowed} would be right. */
  public static ProblemException field(String field, String allowed) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(field, allowed))));
  }

  public Problem problem() {
    return problem;
  }
}
