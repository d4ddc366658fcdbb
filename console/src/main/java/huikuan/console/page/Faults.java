package huikuan.console.page;

import huikuan.console.api.ApiRefused;
import huikuan.console.api.Problem;
import huikuan.console.api.SignedOut;
import huikuan.console.signin.Drafts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The page of a fault, shown where another can't be. */
@ControllerAdvice
final class Faults {

  private static final Logger log = LoggerFactory.getLogger(Faults.class);

  private final Drafts drafts;
  private final MessageSource messages;

  Faults(Drafts drafts, MessageSource messages) {
    this.drafts = drafts;
    this.messages = messages;
  }

  /** Keeps the typed form until its person has signed in again. */
  @ExceptionHandler
  ModelAndView signedOut(SignedOut e, HttpServletRequest request, HttpServletResponse response) {
    return new ModelAndView("redirect:" + drafts.leave(request, response));
  }

  @ExceptionHandler
  ModelAndView refused(ApiRefused e, HttpServletRequest request) {
    int status = e.problem().status();
    return page(e.problem(), status == 0 ? 503 : status, request);
  }

  @ExceptionHandler
  ModelAndView nothingThere(NoResourceFoundException e, HttpServletRequest request) {
    return page(Problem.nothingThere(), 404, request);
  }

  /** Such as a form of half its parts, or a parameter whose name nobody can see. */
  @ExceptionHandler({
    InvalidParameterException.class,
    MultipartException.class,
    RequestRejectedException.class
  })
  ModelAndView unreadable(Exception e, HttpServletRequest request) {
    return malformed(e instanceof ErrorResponse told ? told.getStatusCode().value() : 400, request);
  }

  @ExceptionHandler
  ModelAndView bug(Exception e, HttpServletRequest request) throws Exception {
    if (e instanceof ErrorResponse told) {
      return malformed(told.getStatusCode().value(), request);
    }
    if (e instanceof org.springframework.security.access.AccessDeniedException) {
      throw e;
    }
    log.error("A page failed: {}", Paths.logged(request.getRequestURI()), e);
    return page(problem("internal", 500), 500, request);
  }

  private ModelAndView malformed(int status, HttpServletRequest request) {
    return page(problem("malformed-request", status), status, request);
  }

  private static Problem problem(String name, int status) {
    return new Problem("urn:huikuan:problem:" + name, null, status, null, null);
  }

  private ModelAndView page(Problem problem, int status, HttpServletRequest request) {
    HttpStatusCode code = HttpStatusCode.valueOf(HttpStatus.resolve(status) == null ? 500 : status);
    return new ModelAndView(
        "fault",
        Map.of(
            "problem",
            problem,
            "words",
            new Words(messages, LocaleContextHolder.getLocale()),
            "language",
            LocaleContextHolder.getLocale().getLanguage(),
            "theme",
            Preferences.theme(request)),
        code);
  }
}
