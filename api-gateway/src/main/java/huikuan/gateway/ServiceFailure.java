package huikuan.gateway;

/**
 * A service can't be reached, does not answer in time, or broke off its answer.
 *
 * <p>Not an IOException and without its cause: Spring would take either for the client's own
 * disconnect, and end the answer as if it were complete.
 */
final class ServiceFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServiceFailure(Exception cause) {
    super(cause.toString());
  }
}
