package huikuan.standalone.sandbox;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import huikuan.embedded.CaughtMail;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Mail as plain pages. Everything in it is a stranger's text. */
final class MailPages {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%1$s</title>
      <style>
        body { font: 15px/1.45 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
        table { border-collapse: collapse; width: 100%%; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #ddd; }
        th { font-weight: 600; white-space: nowrap; }
        iframe { width: 100%%; height: 34rem; border: 1px solid #bbb; background: #fff; }
        pre { white-space: pre-wrap; border: 1px solid #ddd; padding: .8rem; font: 13px/1.45 ui-monospace, monospace; }
        .quiet { color: #666; }
      </style>
      </head>
      <body>
      %2$s
      </body>
      </html>
      """;

  private MailPages() {}

  /**
   * @param signedIn whether the reader may sign out
   */
  static String list(MailController.MailPage mails, @Nullable String to, boolean signedIn) {
    String only = to == null ? "" : to.strip();
    String rows =
        mails.items().stream()
            .map(
                mail ->
                    "<tr><td>%s</td><td>%s</td><td><a href=\"/sandbox/mail/%s\">%s</a></td></tr>"
                        .formatted(
                            htmlEscape(mail.date()),
                            htmlEscape(String.join(", ", mail.to())),
                            htmlEscape(mail.id()),
                            htmlEscape(mail.subject().isBlank() ? "(none)" : mail.subject())))
            .collect(Collectors.joining("\n"));
    String body =
        """
        <p class="quiet"><a href="/">Huikuan</a>%s</p>
        <h1>Mail caught</h1>
        <p class="quiet">%s, newest first. Nothing of it left this machine.</p>
        <table><tr><th>date</th><th>to</th><th>subject</th></tr>
        %s
        </table>
        %s
        """
            .formatted(
                signedIn ? " · <a href=\"/logout\">Sign out</a>" : "",
                mails.total()
                    + (mails.total() == 1 ? " mail" : " mails")
                    + (only.isEmpty() ? "" : " to " + htmlEscape(only)),
                rows,
                older(mails.next(), only));
    return PAGE.formatted("Mail caught", body);
  }

  private static String older(@Nullable String next, String to) {
    if (next == null) {
      return "";
    }
    String filter = to.isEmpty() ? "" : "&amp;to=" + UriUtils.encode(to, "UTF-8");
    return "<p><a href=\"/sandbox/mail?after=%s%s\">older</a></p>"
        .formatted(htmlEscape(next), filter);
  }

  static String one(CaughtMail mail) {
    String headers =
        mail.headers().stream()
            .map(
                header ->
                    "<tr><th>%s</th><td>%s</td></tr>"
                        .formatted(htmlEscape(header.name()), htmlEscape(header.value())))
            .collect(Collectors.joining("\n"));
    String body =
        """
        <p class="quiet"><a href="/sandbox/mail">All mail</a></p>
        <h1>%s</h1>
        <p>to %s<br>from %s</p>
        %s
        %s
        <h2>Text</h2>
        <pre>%s</pre>
        <h2>Headers</h2>
        <table>
        %s
        </table>
        """
            .formatted(
                htmlEscape(mail.subject()),
                htmlEscape(String.join(", ", mail.to())),
                htmlEscape(mail.from()),
                attachments(mail),
                html(mail.html()),
                htmlEscape(mail.text()),
                headers);
    return PAGE.formatted(htmlEscape(mail.subject()), body);
  }

  private static String attachments(CaughtMail mail) {
    return mail.attachments().isEmpty()
        ? ""
        : mail.attachments().stream()
            .map(
                each ->
                    "<li><a href=\"/sandbox/mail/%s/attachments/%d\" download>%s</a> (%s, %d bytes)</li>"
                        .formatted(
                            htmlEscape(mail.id()),
                            each.number(),
                            htmlEscape(each.name()),
                            htmlEscape(each.mediaType()),
                            each.size()))
            .collect(Collectors.joining("\n", "<h2>Attached</h2>\n<ul>\n", "\n</ul>"));
  }

  private static String html(String html) {
    return html.isEmpty()
        ? ""
        : "<iframe sandbox title=\"HTML\" srcdoc=\"%s\"></iframe>".formatted(htmlEscape(html));
  }
}
