package huikuan.ledger.confirmation;

import huikuan.platform.blob.Blobs;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The evidence of a letter, which is checked without this program. */
@RestController
@Tag(name = "Letters")
class BundleController {

  private static final String ZIP = "application/zip";

  private final Bundles bundles;
  private final Blobs blobs;

  BundleController(Bundles bundles, Blobs blobs) {
    this.bundles = bundles;
    this.blobs = blobs;
  }

  @AllowedTo(
      value = {Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.LETTER)
  @GetMapping(path = "/api/v1/confirmations/{letter}/bundle", produces = ZIP)
  @Operation(summary = "The evidence of a letter: what it says, all events and files, and proofs")
  @ApiResponse(responseCode = "200", description = "A ZIP; README.md in it says how to check it")
  @ApiResponse(responseCode = "404", description = "No such letter")
  @ApiResponse(responseCode = "500", description = "A file is missing or damaged: send it again")
  void bundle(
      @PathVariable String letter,
      @Parameter(
              description =
                  "Positions of roots that are printed on letters: the ZIP shows that its own root"
                      + " has grown out of each")
          @RequestParam(required = false)
          @Nullable List<String> against,
      HttpServletResponse answer)
      throws IOException {
    LetterNumber number = LettersController.number(letter);
    Bundle bundle =
        bundles.of(
            number,
            against == null ? List.of() : against,
            LetterCallers.isAuditor(number.company()));
    answer.setContentType(ZIP);
    answer.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(bundle.name(), StandardCharsets.UTF_8)
            .build()
            .toString());
    answer.setHeader("X-Content-Type-Options", "nosniff");
    BundleZip.write(bundle, blobs, answer.getOutputStream());
  }
}
