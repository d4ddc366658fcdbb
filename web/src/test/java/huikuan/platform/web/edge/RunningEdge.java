package huikuan.platform.web.edge;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.ByLink;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A service that tells what has reached it; spoken to in plain bytes. */
final class RunningEdge implements AutoCloseable {

  /** An answer; headers by their names in lower case. */
  record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    String problem() {
      int at = body.indexOf("urn:huikuan:problem:");
      return at < 0 ? "" : body.substring(at + 20, body.indexOf('"', at));
    }
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @RestController
  static class Service {

    private final CountDownLatch held = new CountDownLatch(1);
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore place = new Semaphore(1);
    private final AtomicLong ahead = new AtomicLong();

    @Bean
    Ticker ticker() {
      return () -> System.nanoTime() + ahead.get();
    }

    @AllowedTo({})
    @PostMapping("/echo")
    String echo(HttpServletRequest request) throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      return "%d %s %s %s"
          .formatted(
              body.length,
              request.getHeader("Content-Length"),
              request.getHeader("Content-Encoding"),
              body.length > 100 ? "…" : new String(body, StandardCharsets.UTF_8));
    }

    @AllowedTo({})
    @PostMapping("/held")
    String held(HttpServletRequest request) throws InterruptedException {
      arrived.release();
      held.await();
      return "let go";
    }

    @AllowedTo({})
    @PostMapping("/let-go")
    void letGo() {
      held.countDown();
    }

    /** The parameters that may be read. */
    record Read(@Nullable String x, @Nullable String y, @Nullable String z) {}

    @AllowedTo({})
    @GetMapping("/read/{name}")
    String read(@PathVariable String name, Read read, HttpServletRequest request) {
      return name + " " + request.getParameterMap().size();
    }

    @AllowedTo({})
    @GetMapping("/x")
    String x(Read read) {
      return "x is " + read.x();
    }

    /** A shape with one field. */
    record Shape(String name) {}

    @AllowedTo({})
    @GetMapping("/shape/{name}")
    Shape shape(@PathVariable String name) {
      return new Shape(name);
    }

    @AllowedTo({})
    @PostMapping(path = "/shape", consumes = "application/json")
    Shape shape(@RequestBody Shape shape) {
      return shape;
    }

    /** Holds the one place as long as somebody reads. */
    @AllowedTo({})
    @GetMapping("/endless")
    void endless(HttpServletResponse response) throws IOException {
      place.acquireUninterruptibly();
      try {
        OutputStream out = response.getOutputStream();
        for (byte[] part = new byte[64 * 1024]; ; ) {
          out.write(part);
        }
      } finally {
        place.release();
      }
    }

    /** Who asks, as far as a controller can tell. */
    @AllowedTo({})
    @GetMapping("/asked")
    String asked(HttpServletRequest request) {
      return String.join(
          " ",
          request.getRemoteAddr(),
          request.getScheme(),
          request.getHeader("Host"),
          String.valueOf(request.getHeader("X-Forwarded-For")),
          String.valueOf(request.getHeader("Forwarded")),
          String.valueOf(Collections.list(request.getHeaderNames()).contains("x-forwarded-host")));
    }

    /** Somebody whose link is good. */
    record Reader() implements ByLink {}

    /** Looks at links as a service does that knows good ones. */
    @Bean
    WebMvcConfigurer links() {
      return new WebMvcConfigurer() {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
          resolvers.add(new GoodLinks());
        }
      };
    }

    private static final class GoodLinks implements HandlerMethodArgumentResolver {

      @Override
      public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Reader.class;
      }

      @Override
      public Reader resolveArgument(
          MethodParameter parameter,
          @Nullable ModelAndViewContainer container,
          NativeWebRequest request,
          @Nullable WebDataBinderFactory binders) {
        if (!String.valueOf(request.getHeader(LinkRequests.HEADER)).startsWith("good")) {
          throw new ProblemException(Problem.notFound("link", "x"));
        }
        return new Reader();
      }
    }

    @AllowedTo(
        value = {},
        of = Of.LINK)
    @GetMapping(LinkRequests.PATH)
    String byLink(Reader reader) {
      return "good";
    }

    @AllowedTo({})
    @GetMapping("/fault")
    String fault() throws IOException {
      throw new IOException("inner words");
    }
  }

  private final ConfigurableApplicationContext context;

  RunningEdge(String... settings) {
    List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--huikuan.sandbox=true");
    arguments.add("--spring.security.filter.order=-2147483643");
    arguments.add("--spring.threads.virtual.enabled=true");
    arguments.add("--spring.servlet.multipart.enabled=false");
    arguments.add(
        "--spring.autoconfigure.exclude="
            + "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration");
    for (String each : settings) {
      String name = each.substring(0, each.indexOf('=') + 1);
      arguments.removeIf(usual -> usual.startsWith(name));
      arguments.add(each);
    }
    context = new SpringApplicationBuilder(Service.class).run(arguments.toArray(String[]::new));
  }

  /** For the limits of a body and of headers, but not for silence. */
  void timePasses(Duration time) {
    context.getBean(Service.class).ahead.addAndGet(time.toNanos());
  }

  /** Until so many requests are held. */
  void awaitHeld(int requests) {
    context.getBean(Service.class).arrived.acquireUninterruptibly(requests);
  }

  Semaphore place() {
    return context.getBean(Service.class).place;
  }

  Socket connect() throws IOException {
    int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    return socket;
  }

  /** Sends the bytes and reads until the server closes. */
  Answer send(byte[]... parts) throws IOException {
    try (Socket socket = connect()) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (byte[] part : parts) {
        all.writeBytes(part);
      }
      socket.getOutputStream().write(all.toByteArray());
      return read(socket);
    }
  }

  Answer get(String target, String... headers) throws IOException {
    return send(head("GET", target, headers));
  }

  Answer post(String target, byte[] body, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + body.length);
    return send(head("POST", target, all.toArray(String[]::new)), body);
  }

  static byte[] head(String method, String target, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
      head.append("Host: localhost\r\n");
    }
    List.of(headers).forEach(header -> head.append(header).append("\r\n"));
    return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  static Answer read(Socket socket) throws IOException {
    String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(0, Map.of(), text);
    }
    List<String> lines = List.of(text.substring(0, end).split("\r\n"));
    Map<String, String> headers = new java.util.HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    return new Answer(
        Integer.parseInt(lines.getFirst().split(" ")[1]), headers, text.substring(end + 4));
  }

  @Override
  public void close() {
    context.close();
  }
}
