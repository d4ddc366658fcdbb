package huikuan.platform.web;

import huikuan.platform.web.logs.LimitedLog;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Every refusal and failure as RFC 9457 problem; what is not ours to explain says no more. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final LimitedLog LIMITED = new LimitedLog(log);

  @ExceptionHandler
  ResponseEntity<Object> problem(ProblemException e) {
    return ProblemAnswers.of(e.problem());
  }

  @ExceptionHandler
  ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException e) {
    String allowed = allowed(e.getRequiredType());
    return ProblemAnswers.of(Problem.invalid(List.of(new FieldError(e.getName(), allowed))));
  }

  private static String allowed(@Nullable Class<?> type) {
    if (type == LocalDate.class) {
      return "a date such as 2013-03-31";
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "a whole number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type != null && type.isEnum()) {
      return FieldError.oneOf(List.of(type.getEnumConstants()));
    }
    return type == String.class ? "a text" : "another value";
  }

  /** By what failed, and where. */
  private static String kind(Exception e) {
    StackTraceElement[] frames = e.getStackTrace();
    return "A request failed: %s at %s"
        .formatted(e.getClass().getName(), frames.length == 0 ? "?" : frames[0]);
  }

  /**
   * Rethrows once the answer has begun, so that it does not look complete: the server then breaks
   * the connection off.
   */
  @ExceptionHandler
  ResponseEntity<Object> bug(Exception e, HttpServletResponse response) throws Exception {
    if (response.isCommitted()) {
      throw e;
    }
    if (LIMITED.tells(kind(e))) {
      log.error("A request failed", e);
    }
    return ProblemAnswers.of(
        Problem.of(
            "internal",
            "Something went wrong here",
            500,
            "This is our fault; the trace id finds it in the logs. Sending the same again is"
                + " safe."));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (e.getCause() instanceof MismatchedInputException wrong && !wrong.getPath().isEmpty()) {
      return ProblemAnswers.of(Problem.invalid(List.of(field(wrong))));
    }
    return ProblemAnswers.of(
        Problem.of("unreadable", "The body cannot be read", 400, "Send valid JSON in UTF-8."));
  }

  /** A value of another type, by its path such as {@code contacts[0].email}. */
  private static FieldError field(MismatchedInputException wrong) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference each : wrong.getPath()) {
      if (each.getPropertyName() == null) {
        path.append('[').append(each.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(each.getPropertyName());
      }
    }
    return new FieldError(
        path.toString(),
        wrong instanceof UnrecognizedPropertyException
            ? "is not known here"
            : allowed(wrong.getTargetType()));
  }

  @Override
  protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String[] allowed = Objects.requireNonNullElse(e.getSupportedMethods(), new String[0]);
    return refused(
        Problem.of(
            "method-not-allowed",
            "Method Not Allowed",
            status.value(),
            "Here only " + String.join(", ", allowed) + "."),
        headers);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String allowed =
        e.getSupportedMediaTypes().stream()
            .map(MediaType::toString)
            .collect(Collectors.joining(" or "));
    return refused(
        Problem.of(
            "unsupported-media-type",
            "Unsupported Media Type",
            status.value(),
            "Send the body with Content-Type: " + allowed + "."),
        headers);
  }

  private static ResponseEntity<Object> refused(Problem problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemAnswers.of(problem).getBody());
  }

  /** Parameters that are read together, as a record. */
  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return ProblemAnswers.of(
        Problem.invalid(
            e.getFieldErrors().stream()
                .map(org.springframework.validation.FieldError::getField)
                .map(field -> new FieldError(field, allowed(e.getFieldType(field))))
                .toList()));
  }

  @Override
  protected ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return ProblemAnswers.of(
        Problem.of("not-found", "Not found", 404, "There is nothing at this path."));
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return ProblemAnswers.of(
        Problem.invalid(List.of(new FieldError(e.getParameterName(), "must be given"))));
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail detail && !isOurs(detail)) {
      String title = String.valueOf(detail.getTitle());
      String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      String text = detail.getDetail() == null ? title : detail.getDetail();
      return refused(Problem.of(name, title, status.value(), text), headers);
    }
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private static boolean isOurs(ProblemDetail problem) {
    URI type = problem.getType();
    return type != null && "urn".equals(type.getScheme());
  }
}
