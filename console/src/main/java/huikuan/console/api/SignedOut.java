package huikuan.console.api;

/** The person's token is not taken any more, and can't be renewed: it has to sign in again. */
public final class SignedOut extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SignedOut(String message) {
    super(message);
  }
}
