package huikuan.platform.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Problems as answers. */
@AutoConfiguration
@Import(ProblemAdvice.class)
public final class WebAutoConfiguration {}
