package huikuan.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one console to all tests that ask for one; their gateway forgets what each has told it. */
final class SharedConsole implements ParameterResolver, AfterEachCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningConsole.class;
  }

  @Override
  public RunningConsole resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return console(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    console(context).gateway.forget();
  }

  /** Started when it is asked for first, and closed after the last test. */
  private static RunningConsole console(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedConsole.class))
        .computeIfAbsent(RunningConsole.class, _ -> start(), RunningConsole.class);
  }

  private static RunningConsole start() {
    try {
      return new RunningConsole();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
