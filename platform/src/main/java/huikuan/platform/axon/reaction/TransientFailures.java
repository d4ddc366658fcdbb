package huikuan.platform.axon.reaction;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import huikuan.platform.eventlog.AppendRefused;
import huikuan.platform.eventlog.AppendUncertain;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Transient failures: the store is away, or the service stops; the handled event is not at fault.
 */
public final class TransientFailures {

  private TransientFailures() {}

  public static boolean is(Throwable failure) {
    boolean passing = false;
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      passing |= alone(each);
    }
    return passing;
  }

  private static boolean alone(Throwable failure) {
    return switch (failure) {
      case MongoWriteException refused -> false;
      case MongoCommandException refused -> false;
      case MongoException away -> true;
      case AppendRefused full -> true;
      case AppendUncertain unanswered -> true;
      case LockAcquisitionFailedException crowded -> true;
      case InterruptedException stopping -> true;
      case Error fatal -> true;
      default -> false;
    };
  }
}
