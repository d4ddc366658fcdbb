package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.console.signin.Drafts;
import huikuan.console.signin.Drafts.Draft;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.ui.ConcurrentModel;

class DraftsTest {

  private final Drafts drafts = new Drafts();
  private final MockHttpSession session = new MockHttpSession();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  private MockHttpServletRequest request(String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setSession(session);
    return request;
  }

  @BeforeEach
  void signedIn() {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("chen.jing", "", "any"));
  }

  @AfterEach
  void signedOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aFormWhoseTokenHasEndedIsKeptAndShownOnce() {
    MockHttpServletRequest sent = request("POST", "/cases/1/hold");
    sent.addParameter("reason", "dispute");
    sent.addParameter("pick", "a", "b");
    sent.addParameter("_csrf", "secret");

    assertThat(drafts.leave(sent, response)).isEqualTo("/unsent");
    assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();

    Draft kept =
        new Draft(
            "/cases/1/hold",
            Map.of("reason", List.of("dispute"), "pick", List.of("a", "b")),
            Map.of());
    UnsentController page = new UnsentController(drafts);
    ConcurrentModel model = new ConcurrentModel();
    assertThat(page.unsent(request("GET", "/unsent"), model)).isEqualTo("unsent");
    assertThat(model.getAttribute("draft")).isEqualTo(kept);

    assertThat(page.unsent(request("GET", "/unsent"), new ConcurrentModel()))
        .isEqualTo("redirect:/");
  }

  /** What a file held is gone; that there was one is told. */
  @Test
  void aFileOfAFormIsNamedSoThatItIsChosenAgain() {
    MockMultipartHttpServletRequest sent = new MockMultipartHttpServletRequest();
    sent.setSession(session);
    sent.setRequestURI("/letters/CN01.L.1/reply");
    sent.addParameter("outcome", "agreed");
    sent.addFile(new MockMultipartFile("scan", "stamped.pdf", "application/pdf", new byte[] {1}));
    sent.addFile(new MockMultipartFile("slip", "", "application/octet-stream", new byte[0]));

    drafts.leave(sent, response);

    assertThat(drafts.kept(request("GET", "/unsent")))
        .hasValue(
            new Draft(
                "/letters/CN01.L.1/reply",
                Map.of("outcome", List.of("agreed")),
                Map.of("scan", "stamped.pdf")));
  }

  @Test
  void aPageThatWasAskedForIsAskedForAgain() {
    MockHttpServletRequest asked = request("GET", "/cases");
    asked.setQueryString("state=open");

    assertThat(drafts.leave(asked, response)).isEqualTo("/sign-in/to/provider");
    assertThat(drafts.kept(asked)).isEmpty();
    assertThat(new HttpSessionRequestCache().getRequest(asked, response).getRedirectUrl())
        .endsWith("/cases?state=open");
  }

  @Test
  void nothingIsShownThatWasNotKept() {
    assertThat(drafts.kept(request("GET", "/unsent"))).isEmpty();
  }
}
