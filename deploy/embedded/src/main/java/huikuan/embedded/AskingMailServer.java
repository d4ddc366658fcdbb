package huikuan.embedded;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.Map;

/**
 * Takes mail only from senders that have given a password. GreenMail checks one, and insists on
 * none.
 */
final class AskingMailServer extends GreenMail {

  AskingMailServer(ServerSetup[] setups) {
    super(setups);
  }

  @Override
  protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
    Map<String, AbstractServer> services = super.createServices(setups, managers);
    for (ServerSetup setup : setups) {
      if (setup.getProtocol().equals(ServerSetup.PROTOCOL_SMTP)) {
        services.put(setup.getProtocol(), new AskingSmtp(setup, managers));
      }
    }
    return services;
  }

  private static final class AskingSmtp extends SmtpServer {

    AskingSmtp(ServerSetup setup, Managers managers) {
      super(setup, managers);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket connection) {
      return new SmtpHandler(new AskingCommands(), managers.getSmtpManager(), connection);
    }
  }

  private static final class AskingCommands extends SmtpCommandRegistry {

    @Override
    public SmtpCommand getCommand(String name) {
      SmtpCommand command = super.getCommand(name);
      return command instanceof MailCommand ? new AskingMail() : command;
    }
  }

  private static final class AskingMail extends MailCommand {

    @Override
    public void execute(
        SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
      if (connection.isAuthenticated()) {
        super.execute(connection, state, manager, line);
      } else {
        connection.send("530 5.7.0 Authentication required");
      }
    }
  }
}
