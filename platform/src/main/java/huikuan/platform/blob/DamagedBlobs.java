package huikuan.platform.blob;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A damaged file concerns those who ask for it, and nobody else. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DamagedBlobs {

  private static final Logger log = LoggerFactory.getLogger(DamagedBlobs.class);

  @ExceptionHandler(BlobDamaged.class)
  ResponseEntity<Object> damaged(BlobDamaged damaged) {
    log.error("{}", damaged.getMessage());
    return ProblemAnswers.of(
        Problem.of(
            "file-damaged",
            "The file is not what was kept",
            500,
            "File %s is missing or damaged. Sending the same file again mends it."
                .formatted(damaged.hash())));
  }
}
