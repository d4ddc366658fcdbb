package huikuan.platform.web.edge;

/** A service or the gateway as a process of its own, as in production. */
public final class OwnProcess {

  /** The profile of its settings: among them the port on which it is asked how it does. */
  public static final String PROFILE = "process";

  private OwnProcess() {}
}
