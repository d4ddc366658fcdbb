package huikuan.standalone;

/** Why it does not go on, in one line for whoever started it. */
public final class Refusal extends RuntimeException {

  public Refusal(String message) {
    super(message);
  }
}
