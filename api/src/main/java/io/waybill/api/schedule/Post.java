package io.waybill.api.schedule;

import io.waybill.api.download.Format;
import io.waybill.api.download.Language;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hands mail to the mail server, on threads of its own, for that blocks. */
@Component
class Post implements DisposableBean {

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 100;

    private final @Nullable JavaMailSender server;
    private final String sender;
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "mail");

    Post(ObjectProvider<JavaMailSender> server, ScheduleSettings settings) {
        this.server = server.getIfAvailable();
        this.sender = settings.sender();
    }

    /** Whether there is a mail server, by configuration; whether it answers is another matter. */
    boolean hasServer() {
        return server != null;
    }

    /**
     * A mail with a report.
     *
     * @param id the same each time it is sent to the same person, so that whoever gets it twice can know
     * @param recipient who gets it
     * @param title what the report is called
     * @param day the day it was due
     * @param language what it is written in
     * @param format what the file is
     * @param fileName its name
     * @param file its bytes
     */
    record Letter(
            String id,
            String recipient,
            String title,
            LocalDate day,
            Language language,
            Format format,
            String fileName,
            ByteArrayResource file) {}

    /** Sends a mail; completes when the mail server took it, and fails with a {@link MailException} where it did not. */
    Mono<Void> send(Letter letter) {
        return Mono.<Void>fromRunnable(() -> {
                    var out = Objects.requireNonNull(server, "no mail server");
                    var message = out.createMimeMessage();
                    try {
                        var content = new MimeMessageHelper(message, true, "UTF-8");
                        content.setFrom(sender);
                        content.setTo(letter.recipient());
                        content.setSubject(letter.title() + " · " + letter.day());
                        content.setText(letter.language().word("mail.body"));
                        content.addAttachment(
                                letter.fileName(),
                                letter.file(),
                                letter.format().type().toString());
                        message.setHeader("Message-ID", '<' + letter.id() + "@waybill>");
                        message.setHeader("Auto-Submitted", "auto-generated");
                    } catch (MessagingException unreadable) {
                        throw new MailSendException("The message could not be written", unreadable);
                    }
                    out.send(message);
                })
                .subscribeOn(threads);
    }

    /** Why a mail was not sent, in words that tell neither names of machines nor secrets. */
    static String reason(MailException failure) {
        if (failure instanceof MailAuthenticationException) {
            return "The mail server did not accept the user name and the password.";
        }
        if (failure instanceof MailSendException refused
                && refused.getFailedMessages().values().stream().anyMatch(SendFailedException.class::isInstance)) {
            return "The mail server did not take the mail for a recipient.";
        }
        return "The mail server did not answer, or did not take the mail.";
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
