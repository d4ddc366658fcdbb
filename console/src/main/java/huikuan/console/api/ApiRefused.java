package huikuan.console.api;

/** The API refused a request, or could not answer it. */
public final class ApiRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ApiRefused(Problem problem) {
    super(problem.status() + " " + problem.name());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
