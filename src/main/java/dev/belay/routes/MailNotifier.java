package dev.belay.routes;

import dev.belay.notify.DeliveryResult;
import dev.belay.notify.Message;
import dev.belay.notify.Notifier;
import dev.belay.notify.NotifySettings.Email;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Mail, in plain text. */
final class MailNotifier implements Notifier {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Email email;
    private final MailServer server;
    private final Clock clock;

    MailNotifier(Email email, Clock clock) {
        this.email = email;
        this.server = MailServer.of(email.smtp());
        this.clock = clock;
    }

    @Override
    public DeliveryResult send(Message message) {
        Session session = Session.getInstance(server.properties());
        try (Transport transport = session.getTransport()) {
            MimeMessage mail = mail(session, message);
            transport.connect(
                    server.host(),
                    server.port(),
                    server.user(),
                    server.password().reveal());
            transport.sendMessage(mail, mail.getAllRecipients());
            return new DeliveryResult.Delivered();
        } catch (MessagingException e) {
            return new DeliveryResult.Failed(why(e));
        }
    }

    private MimeMessage mail(Session session, Message message) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(Optional.ofNullable(email.from()).orElseGet(server::sender)));
        for (String to : email.to()) {
            mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
        }
        mail.setSubject(message.title(), UTF_8);
        mail.setText(message.text(), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    /** By its kind alone: a mail server may repeat what it was sent. */
    private static String why(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return "the mail server refused the user or the password";
        }
        if (failure instanceof SendFailedException) {
            return "the mail server refused the sender, a recipient or the message";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "the mail server's certificate is not to be trusted, or it does not speak TLS";
            }
            if (cause instanceof UnknownHostException) {
                return "the name of the mail server is unknown";
            }
        }
        return String.valueOf(failure.getMessage()).contains("STARTTLS")
                ? "the mail server offers no STARTTLS, and a password is not sent without it"
                : "the mail server cannot be reached, or broke off";
    }
}
