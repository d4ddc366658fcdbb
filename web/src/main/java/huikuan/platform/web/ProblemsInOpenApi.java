package huikuan.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes every refusal as the problem that it is, and every other answer as JSON or a file. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springdoc.core.customizers.OpenApiCustomizer")
class ProblemsInOpenApi {

  private static final String NAME = "Problem";
  private static final String PROBLEM =
      org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
  private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
  private static final String ANY = org.springframework.http.MediaType.ALL_VALUE;

  @Bean
  OpenApiCustomizer problems() {
    return api -> {
      components(api).addSchemas(NAME, problem());
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(ProblemsInOpenApi::describe);
    };
  }

  private static Components components(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(new Components());
    }
    return api.getComponents();
  }

  private static void describe(Operation operation) {
    operation
        .getResponses()
        .forEach(
            (status, answer) -> {
              if (status.startsWith("4") || status.startsWith("5")) {
                answer.setContent(
                    new Content().addMediaType(PROBLEM, new MediaType().schema(reference())));
              } else {
                name(answer);
              }
            });
  }

  /** Answers without a declared form are JSON. */
  private static void name(ApiResponse answer) {
    Content content = answer.getContent();
    if (content != null && content.containsKey(ANY)) {
      content.addMediaType(JSON, content.remove(ANY));
    }
  }

  private static Schema<?> reference() {
    return new Schema<>().$ref("#/components/schemas/" + NAME);
  }

  private static Schema<?> problem() {
    ObjectSchema error = new ObjectSchema();
    error.addProperty("field", new StringSchema().description("By its path"));
    error.addProperty("allowed", new StringSchema().description("What it may be"));
    ObjectSchema problem = new ObjectSchema();
    problem.setDescription("RFC 9457");
    problem.addProperty("type", new StringSchema().example("urn:huikuan:problem:invalid"));
    problem.addProperty("title", new StringSchema());
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("detail", new StringSchema());
    problem.addProperty("errors", new ArraySchema().items(error));
    problem.setRequired(List.of("type", "title", "status", "detail"));
    return problem;
  }
}
