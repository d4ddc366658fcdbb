package huikuan.standalone.sandbox;

import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import huikuan.standalone.backup.BackupWriter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** All that is kept, as a file. */
@RestController
@Tag(name = "Sandbox")
final class BackupController {

  private final BackupWriter backup;
  private final Semaphore turn = new Semaphore(1);

  BackupController(BackupWriter backup) {
    this.backup = backup;
  }

  /** A client that breaks off gets a file without its end, and a broken connection. */
  @AllowedTo(value = Role.OPERATOR, of = Of.EVERY)
  @PostMapping("/api/v1/sandbox/backup")
  @Operation(summary = "Everything as of one moment, as a file for ./run restore")
  @ApiResponse(responseCode = "200", description = "application/zip, complete with its manifest")
  @ApiResponse(responseCode = "503", description = "urn:huikuan:problem:busy")
  void backup(HttpServletResponse response) throws IOException {
    if (!turn.tryAcquire()) {
      throw Problems.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "busy",
          "Too busy just now",
          "Another backup is being made. Ask again when it is done.",
          Map.of());
    }
    try {
      response.setContentType("application/zip");
      response.setHeader("Content-Disposition", "attachment; filename=\"huikuan.backup\"");
      backup.writeTo(response.getOutputStream());
    } finally {
      turn.release();
    }
  }
}
