package huikuan.notification.delivery;

import static java.util.Objects.requireNonNull;

import huikuan.notification.mail.DeliveryReports;
import huikuan.notification.message.MessageCommand.RecordBounce;
import huikuan.notification.message.MessageId;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes reports of mails that bounced. */
@RestController
@Tag(name = "Messages")
class BouncesController {

  private static final int MOST_BYTES = 256 * 1024;
  private static final int LONGEST_REASON = 500;

  private final Commands commands;
  private final Clock clock;

  BouncesController(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * A message that bounced.
   *
   * @param reason what the receiving server answered, as told first, without the address
   */
  record BouncedMessage(String id, String status, String reason) {}

  /** The body that tells of a bounce: one of its fields. */
  @Schema(name = "BounceData")
  record Told(
      @Schema(description = "What the receiving server answered, up to 500 characters")
          @Nullable String reason,
      @Schema(
              description =
                  "The delivery status notification: the mail that came, with its headers")
          @Nullable String dsn) {}

  @AllowedTo(
      value = {Role.OPERATOR, Role.COLLECTOR},
      of = Of.EVERY)
  @PostMapping(
      path = "/api/v1/notifications/{id}/bounce",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Tell that a message came back: its address is not written to before it is mended")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Told.class)))
  @ApiResponse(
      responseCode = "200",
      description = "It is known, for the reason told first; told again, nothing changes")
  @ApiResponse(responseCode = "404", description = "There is no such message")
  @ApiResponse(responseCode = "409", description = "The message was not sent")
  BouncedMessage bounce(@PathVariable String id, HttpServletRequest request) throws IOException {
    String reason = read(ExactJson.bytes(request, MOST_BYTES));
    RecordBounce command = new RecordBounce(new MessageId(id), reason, clock.instant());
    String kept;
    try {
      kept = commands.<@Nullable String>send(command);
    } catch (AggregateNotFoundException unknown) {
      throw new ProblemException(Problem.notFound("message", id));
    }
    if (kept == null) {
      throw new ProblemException(
          Problem.of(
              "not-sent",
              "The message was not sent",
              409,
              "Only a message that has left can come back: GET /notifications/" + id + "."));
    }
    return new BouncedMessage(id, "bounced", kept);
  }

  private static String read(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    String reason = fields.optionalWords("reason", LONGEST_REASON);
    String dsn = fields.optionalText("dsn", DeliveryReports.ALLOWED);
    fields.refuseOthers();
    String answer = null;
    if (dsn != null) {
      try {
        answer = DeliveryReports.failure(dsn);
      } catch (IllegalArgumentException e) {
        fields.fault("dsn", DeliveryReports.ALLOWED);
      }
    } else if (reason != null) {
      answer = DeliveryReports.harmless(reason);
    } else if (!faults.any()) {
      fields.fault("reason", "what the receiving server answered; or dsn, its notification");
    }
    faults.refuse();
    return requireNonNull(answer);
  }
}
