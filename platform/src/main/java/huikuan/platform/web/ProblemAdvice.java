package huikuan.platform.web;

import com.mongodb.MongoException;
import huikuan.platform.eventlog.AppendRefused;
import huikuan.platform.eventlog.AppendUncertain;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every refusal and failure as RFC 9457 problem; what is not ours to explain says no more. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  /** Soon: what is behind or busy seldom is for long. */
  private static final String RETRY_AFTER_SECONDS = "2";

  @ExceptionHandler
  ResponseEntity<Object> problem(ProblemException e) {
    return answer(e.problem());
  }

  @ExceptionHandler
  ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException e) {
    String allowed = allowed(e.getRequiredType());
    return answer(Problem.invalid(List.of(new FieldError(e.getName(), allowed))));
  }

  private static String allowed(@Nullable Class<?> type) {
    if (type == LocalDate.class) {
      return "a date such as 2013-03-31";
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "a whole number";
    }
    return type == null ? "another value" : "a " + type.getSimpleName();
  }

  @ExceptionHandler({MongoException.class, AppendRefused.class, AppendUncertain.class})
  ResponseEntity<Object> storeDown(Exception e) {
    log.warn("The store did not serve a request", e);
    Problem problem =
        Problem.of(
            "unavailable",
            "The store does not answer",
            503,
            "Try again in a moment. Sending the same again is safe.");
    return answer(problem);
  }

  /**
   * What has begun to go out must not look complete: then the exception goes on to the server,
   * which breaks the connection off.
   */
  @ExceptionHandler
  ResponseEntity<Object> bug(Exception e, HttpServletResponse response) throws Exception {
    if (response.isCommitted()) {
      throw e;
    }
    log.error("A request failed", e);
    return answer(
        Problem.of(
            "internal",
            "Something went wrong here",
            500,
            "This is our fault; the trace id finds it in the logs. Sending the same again is safe."));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        Problem.of("unreadable", "The body cannot be read", 400, "Send valid JSON in UTF-8."));
  }

  /** Parameters that are read together, as a record. */
  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        Problem.invalid(
            e.getFieldErrors().stream()
                .map(org.springframework.validation.FieldError::getField)
                .map(field -> new FieldError(field, allowed(e.getFieldType(field))))
                .toList()));
  }

  @Override
  protected ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return answer(Problem.of("not-found", "Not found", 404, "There is nothing at this path."));
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(Problem.invalid(List.of(new FieldError(e.getParameterName(), "must be given"))));
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail detail) {
      String title = String.valueOf(detail.getTitle());
      String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      String text = detail.getDetail() == null ? title : detail.getDetail();
      ResponseEntity<Object> answer = answer(Problem.of(name, title, status.value(), text));
      return ResponseEntity.status(status)
          .headers(headers)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(answer.getBody());
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private static ResponseEntity<Object> answer(Problem problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.body(body(problem));
  }

  private static Map<String, Object> body(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.type());
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      body.put("errors", problem.errors());
    }
    return body;
  }
}
