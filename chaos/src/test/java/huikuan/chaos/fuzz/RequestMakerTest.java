package huikuan.chaos.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RequestMakerTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String URLS = "{\"urls\":[{\"url\":\"/v3/api-docs/x\"}]}";

  private static final String API =
      """
      {"paths":{
        "/api/v1/things/{id}":{
          "get":{"parameters":[
            {"name":"id","in":"path","required":true,"schema":{"type":"string"}},
            {"name":"limit","in":"query","schema":{"type":"integer","minimum":1,"maximum":100}}]},
          "put":{"parameters":[
            {"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
           "requestBody":{"content":{"application/json":{
            "schema":{"$ref":"#/components/schemas/Thing"},
            "examples":{"one":{"value":{"name":"a"}}}}}}}}},
       "components":{"schemas":{"Thing":{"type":"object","required":["name"],
        "properties":{"name":{"type":"string"},"size":{"type":"integer"}}}}}}
      """;

  private static RequestMaker maker(long seed) {
    List<Endpoint> endpoints =
        Endpoints.of(path -> JSON.readTree(path.endsWith("swagger-config") ? URLS : API));
    assertThat(endpoints)
        .extracting(Endpoint::toString)
        .containsExactly("GET /api/v1/things/{id}", "PUT /api/v1/things/{id}");
    Values values = new Values();
    values.learn("/api/v1/things", JSON.readTree("{\"things\":[{\"id\":\"T-1\",\"name\":\"b\"}]}"));
    return new RequestMaker(endpoints, values, seed);
  }

  private static List<String> requests(long seed) {
    RequestMaker maker = maker(seed);
    return LongStream.range(0, 500).mapToObj(maker::request).map(RawRequest::toString).toList();
  }

  @Test
  void theSameSeedMakesTheSameRequestsAndAnotherOthers() {
    assertThat(requests(7)).isEqualTo(requests(7)).isNotEqualTo(requests(8));
    assertThat(maker(7).request(300)).hasToString(requests(7).get(300));
  }

  @Test
  void requestsAskForWhatIsThereAndGoWrongInManyWays() {
    String all = String.join("\n", requests(7));
    assertThat(all)
        .contains("GET /api/v1/things/T-1", "PUT /api/v1/things/T-1", "limit=100")
        .contains("{\"name\":\"b\"}", "\"size\":")
        .contains("%ED%A0%80", "Content-Encoding: gzip", "Transfer-Encoding: chunked", "%zz")
        .contains("BREW ", "charset=UTF-16", "If-Match: ", "+999999999-12-31");
  }

  @Test
  void aQuestionForWhatIsThereAsksForASmallPage() {
    Endpoint get = Endpoints.of(p -> JSON.readTree(p.endsWith("config") ? URLS : API)).getFirst();
    assertThat(maker(7).read(get, null)).isEqualTo("GET /api/v1/things/T-1?limit=1");
  }
}
