package huikuan.platform.web.access;

import huikuan.platform.web.ProblemAnswers;
import huikuan.platform.web.edge.FailedSignIns;
import huikuan.platform.web.edge.Refusal;
import huikuan.platform.web.logs.LimitedLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers 401, 403 and 503 as problems. */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final Logger log = LoggerFactory.getLogger(AccessProblems.class);
  private static final LimitedLog LIMITED = new LimitedLog(log);

  private static final Refusal NO_TOKEN =
      new Refusal(
          401,
          "no-token",
          "Nobody is signed in",
          "Send Authorization: Bearer and a token of the identity provider.");

  private static final Refusal WRONG_TOKEN =
      new Refusal(
          401,
          "wrong-token",
          "The token is not taken",
          "It is malformed or has expired, or another issuer signed it, or it is meant for others."
              + " Get a new one.");

  private static final Refusal RIGHTS_ENDED =
      new Refusal(
          401,
          "rights-ended",
          "Your rights have ended",
          "The rights of this person have ended. An administrator can give them back.");

  private static final Refusal AWAY =
      new Refusal(
          503,
          "identity-provider-away",
          "The identity provider does not answer",
          "Send the same again a little later. Tokens that were used before are taken meanwhile.");

  private static final Refusal NOT_ALLOWED =
      new Refusal(403, "not-allowed", "Not allowed", "None of your roles allows this.");

  private final AuditTrail trail;

  AccessProblems(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof IssuerAway) {
      if (LIMITED.tells("The identity provider does not answer")) {
        log.warn("{}: {}", why.getMessage(), String.valueOf(why.getCause()));
      }
      FailedSignIns.count(request);
      response.setHeader(HttpHeaders.RETRY_AFTER, ProblemAnswers.RETRY_AFTER_SECONDS);
      AWAY.send(request, response);
      return;
    }
    Refusal refusal =
        switch (why) {
          case RightsEnded _ -> RIGHTS_ENDED;
          case InvalidBearerTokenException _ -> WRONG_TOKEN;
          default -> NO_TOKEN;
        };
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        refusal == NO_TOKEN ? "Bearer" : "Bearer error=\"invalid_token\"");
    if (refusal != WRONG_TOKEN) {
      FailedSignIns.spare(request);
    }
    if (refusal != NO_TOKEN) {
      String actor =
          why instanceof RightsEnded ended ? ended.caller().actor() : AuditedRequest.UNKNOWN;
      trail.refused(AuditedRequest.of(actor, request), refusal.name());
    }
    refusal.send(request, response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    trail.refused(AuditedRequest.of(request, Map.of()), NOT_ALLOWED.name());
    NOT_ALLOWED.send(request, response);
  }
}
