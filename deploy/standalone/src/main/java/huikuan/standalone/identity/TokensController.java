package huikuan.standalone.identity;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out tokens to those who can read the data directory: {@code ./run token}. */
@RestController
@Hidden
final class TokensController {

  /** Only with the password of the client {@code run}. */
  static final String PATH = "/sandbox/tokens/{who}";

  private final Tokens tokens;

  TokensController(Tokens tokens) {
    this.tokens = tokens;
  }

  @AllowedTo({})
  @PostMapping(path = PATH, produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> token(@PathVariable String who) {
    return tokens
        .of(who)
        .map(token -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(token))
        .orElseThrow(() -> new ProblemException(Problem.notFound("role, person or client", who)));
  }
}
