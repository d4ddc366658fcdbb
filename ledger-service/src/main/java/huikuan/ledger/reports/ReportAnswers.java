package huikuan.ledger.reports;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Answers that every report may give instead of itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "200", description = "The figures, with the position they rest on")
@ApiResponse(responseCode = "400", description = "A parameter is malformed", content = @Content)
@ApiResponse(
    responseCode = "404",
    description = "Nobody knew an account of the company then",
    content = @Content)
@ApiResponse(responseCode = "406", description = "No such type", content = @Content)
@ApiResponse(responseCode = "503", description = "Behind, or too busy", content = @Content)
@interface ReportAnswers {}
