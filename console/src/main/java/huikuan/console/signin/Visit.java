package huikuan.console.signin;

import huikuan.console.ConsoleSettings;
import huikuan.console.api.Api;
import huikuan.console.api.ApiConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The person who looks at a page, and the API as this person asks it. Both are found once for a
 * request.
 */
@Component
public final class Visit {

  private static final String API = Visit.class.getName() + ".api";
  private static final String PERSON = Visit.class.getName() + ".person";
  private static final String OPEN_NAME = Visit.class.getName() + ".name";

  /** Kept in the session, so that the API is asked once for each token. */
  private record Known(String token, Person person) implements java.io.Serializable {}

  private final ConsoleSettings settings;
  private final ApiConnection connection;
  private final ObjectProvider<Tokens> tokens;

  Visit(ConsoleSettings settings, ApiConnection connection, ObjectProvider<Tokens> tokens) {
    this.settings = settings;
    this.connection = connection;
    this.tokens = tokens;
  }

  /** The API, asked by whoever sent the request. */
  public Api api(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(API) instanceof Api known) {
      return known;
    }
    String language = LocaleContextHolder.getLocale().getLanguage();
    @Nullable String token = settings.open() ? null : tokens.getObject().current(request, response);
    Api api = connection.of(token, openName(request), language, request.getHeader("traceparent"));
    request.setAttribute(API, api);
    request.setAttribute(PERSON, person(request, api, token == null ? "" : token));
    return api;
  }

  /** Whoever sent the request. */
  public Person person(HttpServletRequest request, HttpServletResponse response) {
    api(request, response);
    return (Person) request.getAttribute(PERSON);
  }

  private static Person person(HttpServletRequest request, Api api, String token) {
    HttpSession session = request.getSession();
    if (session.getAttribute(PERSON) instanceof Known known && known.token().equals(token)) {
      return known.person();
    }
    Person person = api.get(Person.class, "/caller");
    session.setAttribute(PERSON, new Known(token, person));
    return person;
  }

  /** While access control is off people may name themselves, so that two can be tried. */
  public void call(HttpSession session, @Nullable String name) {
    session.removeAttribute(PERSON);
    session.setAttribute(OPEN_NAME, name);
  }

  private static @Nullable String openName(HttpServletRequest request) {
    @Nullable HttpSession session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute(OPEN_NAME);
  }
}
