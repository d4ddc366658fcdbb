package huikuan.platform.web.edge;

import org.apache.coyote.Request;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/** Tells what is too long from what is malformed, which Tomcat does by its message alone. */
final class TooMuch {

  private static final String TOO_LARGE =
      StringManager.getManager("org.apache.coyote.http11")
          .getString("iib.requestheadertoolarge.error");

  private TooMuch() {}

  /** 414, 431, or 0 for all else. */
  static int status(Request request, @Nullable Throwable failure) {
    boolean tooMany = failure instanceof IllegalStateException;
    boolean tooLong =
        failure instanceof IllegalArgumentException && TOO_LARGE.equals(failure.getMessage());
    if (!tooMany && !tooLong) {
      return 0;
    }
    return tooLong && request.requestURI().isNull() ? 414 : 431;
  }
}
