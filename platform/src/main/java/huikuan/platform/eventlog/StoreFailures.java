package huikuan.platform.eventlog;

import com.mongodb.MongoException;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemAnswers;
import huikuan.platform.web.logs.LimitedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A store that does not answer is no fault of the program: before the advice that says so. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StoreFailures {

  private static final Logger log = LoggerFactory.getLogger(StoreFailures.class);
  private static final LimitedLog LIMITED = new LimitedLog(log);

  @ExceptionHandler({MongoException.class, AppendRefused.class, AppendUncertain.class})
  ResponseEntity<Object> storeDown(Exception e) {
    if (LIMITED.tells("The store did not serve a request: " + e.getClass().getName())) {
      log.warn("The store did not serve a request", e);
    }
    return ProblemAnswers.of(
        Problem.of(
            "unavailable",
            "The store does not answer",
            503,
            "Try again in a moment. Sending the same again is safe."));
  }
}
