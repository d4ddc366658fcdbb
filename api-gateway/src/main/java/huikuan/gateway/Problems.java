package huikuan.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway itself refuses, as RFC 9457 problems. */
@Component
final class Problems {

  private final GatewaySettings settings;
  private final JsonMapper json;

  Problems(GatewaySettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
  }

  static ProblemDetail of(HttpStatus status, String name, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(type(name));
    problem.setTitle(title);
    return problem;
  }

  static URI type(String name) {
    return URI.create("urn:huikuan:problem:" + name);
  }

  ProblemDetail tooLarge() {
    return of(
        HttpStatus.CONTENT_TOO_LARGE,
        "too-large",
        "The request is too large",
        "Send at most %d bytes at a time; split what is larger."
            .formatted(settings.maxRequestSize().toBytes()));
  }

  static ProblemDetail unavailable(String service) {
    ProblemDetail problem =
        of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "unavailable",
            "A service does not answer",
            "The %s service does not answer. Send the request again later; repeating it is harmless."
                .formatted(service));
    problem.setProperty("service", service);
    return problem;
  }

  void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
