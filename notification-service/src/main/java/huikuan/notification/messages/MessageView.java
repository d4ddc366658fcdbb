package huikuan.notification.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.notification.message.Recipient;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the API shows it. */
@Schema(name = "Message")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
    String id,
    @Schema(example = "sent") Status status,
    @JsonProperty("case") String caseId,
    @Schema(example = "CN01.0379-NEVHP.USD") String account,
    List<String> invoices,
    @Schema(example = "reminder-1") String level,
    @Schema(description = "The day at the customer on which it fell due", example = "2013-03-01")
        String day,
    @Schema(example = "mail") String channel,
    @Schema(example = "reminder-1") String template,
    @Schema(description = "The customer's language tag", example = "zh-CN") String locale,
    @Schema(description = "What the recipient does at the customer", example = "paymentResponsible")
        String role,
    Recipient recipient,
    @Schema(description = "The version of the policy that asked for it") String policy,
    @Schema(description = "As sent; absent until then") @Nullable String subject,
    @Schema(description = "The text as sent; absent until then") @Nullable String body,
    @Schema(description = "The HTML as sent; only in the answer for one message")
        @Nullable String html,
    @Schema(
            description =
                "SHA-256 over subject, text and HTML in UTF-8, a zero byte between them;"
                    + " hexadecimal")
        @Nullable String hash,
    int attempts,
    Instant requestedAt,
    @Nullable Instant sentAt,
    @Schema(description = "When it is tried again; only while retrying")
        @Nullable Instant nextAttemptAt,
    @Schema(description = "Why the last attempt failed, or why it was withdrawn")
        @Nullable String error) {}
