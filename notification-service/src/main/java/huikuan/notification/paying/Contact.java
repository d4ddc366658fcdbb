package huikuan.notification.paying;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person at the company who answers questions. */
@Schema(name = "PayingContact")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contact(
    @Schema(example = "周婷 Zhou Ting") String name,
    @Schema(example = "zhou.ting@huikuan.example") String email,
    @Schema(example = "+86 21 5555 0100") @Nullable String phone) {}
