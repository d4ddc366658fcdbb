package huikuan.dunning.assignment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * An insurer agrees that we grant the customer something.
 *
 * @param by who agreed there
 * @param file the hash of its letter among the company's files
 */
@Schema(name = "InsurerConsent")
record Consent(String by, LocalDate on, String file) {}
