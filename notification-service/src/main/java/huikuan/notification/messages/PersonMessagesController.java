package huikuan.notification.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.notification.customers.ContactKey;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All messages to a person, for the person who asks for them. */
@RestController
@RequestMapping("/api/v1/notifications/people/{company}/{customer}/{contact}")
@Tag(name = "Messages")
class PersonMessagesController {

  /**
   * A page.
   *
   * @param forgotten whether the person is; then no message is told of
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "PersonMessages")
  record Answer(
      String company,
      String customer,
      String contact,
      boolean forgotten,
      List<MessageView> messages,
      @Nullable String next) {}

  private final Messages messages;

  PersonMessagesController(Messages messages) {
    this.messages = messages;
  }

  @AllowedTo({Role.FINANCE, Role.ADMIN})
  @Audited
  @GetMapping
  @Operation(summary = "All messages to a person, whole, the newest first")
  @ApiResponse(responseCode = "200", description = "A page; none of a person who is forgotten")
  @ApiResponse(responseCode = "404", description = "No such contact", content = @Content)
  Answer messages(
      @PathVariable String company,
      @PathVariable String customer,
      @PathVariable String contact,
      @PageLimits(usual = 50, most = 200) PageRequest request) {
    ContactKey key =
        new ContactKey(
            new CustomerId(
                RequestValues.read("company", company, Identifier::parseCompany),
                RequestValues.read("customer", customer, Identifier::parse)),
            RequestValues.read("contact", contact, Identifier::parse));
    MessagePage page =
        messages.to(key, request.of(ListQuestion.of("person-messages").with("contact", key)));
    boolean known = messages.knows(key);
    if (!known && page.items().isEmpty()) {
      throw new ProblemException(Problem.notFound("contact", key.contactId()));
    }
    return new Answer(
        key.customer().company(),
        key.customer().customer(),
        key.contactId(),
        !known,
        known ? page.items() : List.of(),
        known ? page.next() : null);
  }
}
