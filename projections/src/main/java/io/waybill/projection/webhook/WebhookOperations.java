package io.waybill.projection.webhook;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.webhook.CreateWebhook;
import io.waybill.messages.webhook.CreatedWebhook;
import io.waybill.messages.webhook.DeleteWebhook;
import io.waybill.messages.webhook.ListWebhooks;
import io.waybill.messages.webhook.WebhookPage;
import io.waybill.messages.webhook.WebhookPage.WebhookView;
import io.waybill.projection.engine.Stream;
import io.waybill.projection.webhook.WebhookRegistry.Added;
import io.waybill.projection.webhook.WebhookRegistry.Known;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What can be done with webhooks. Any node answers: everything is in PostgreSQL. On Axon's own threads, which may wait. */
final class WebhookOperations {

    private static final Logger log = LoggerFactory.getLogger(WebhookOperations.class);
    private static final String AWAY = "PostgreSQL cannot be reached; try again.";
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    /** Whoever creates a webhook waits; what is not known by then is found out when it is delivered to. */
    private static final int LONGEST_LOOK_UP_SECONDS = 2;

    private static final int MOST_LOOK_UPS = 4;
    private static final int IDLE_SECONDS = 10;

    private final WebhookRegistry registry;
    private final WebhookSecrets secrets;
    private final AllowedAddresses allowed;
    private final Stream stream;

    /** A look-up may block for long, and cannot be broken off: there are only so many at once. */
    private final ExecutorService lookUps = new ThreadPoolExecutor(
            0,
            MOST_LOOK_UPS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("webhook-names-", 0).daemon().factory());

    WebhookOperations(WebhookRegistry registry, WebhookSecrets secrets, AllowedAddresses allowed, Stream stream) {
        this.registry = registry;
        this.secrets = secrets;
        this.allowed = allowed;
        this.stream = stream;
    }

    @CommandHandler
    CommandResultMessage<?> handle(CreateWebhook command, @MetaDataValue(MetaDataKeys.USER_ID) String userId) {
        try {
            return create(command, userId);
        } catch (DataAccessException | TransactionException e) {
            log.warn("A webhook was not created", e);
            throw refused(Reason.UNAVAILABLE, AWAY);
        }
    }

    private CommandResultMessage<?> create(CreateWebhook command, String userId) {
        var before = registry.find(command.webhookId());
        if (before.isPresent()) {
            return again(before.orElseThrow(), command);
        }
        check(URI.create(command.url()));
        // In this order: an event that comes in between is one of those it is told of, and not passed over.
        long after = registry.lastQueued();
        var added = registry.add(command, userId, stream.head(), after);
        if (added == Added.TOO_MANY) {
            throw refused(Reason.CONFLICT, "There are " + WebhookRegistry.MOST + " webhooks; delete one first.");
        }
        var known = registry.find(command.webhookId()).orElseThrow();
        if (added == Added.KNOWN) {
            return again(known, command);
        }
        log.info("{} created webhook {}", userId, command.webhookId());
        return GenericCommandResultMessage.asCommandResultMessage(answer(known));
    }

    private CommandResultMessage<?> again(Known known, CreateWebhook command) {
        if (!known.asked().equals(command)) {
            throw refused(Reason.REQUEST_REUSED, "This idempotency key came with another webhook before.");
        }
        return GenericCommandResultMessage.asCommandResultMessage(answer(known))
                .andMetaData(Map.of(MetaDataKeys.REPLAYED, true));
    }

    private CreatedWebhook answer(Known known) {
        var asked = known.asked();
        return new CreatedWebhook(
                asked.webhookId(),
                asked.url(),
                asked.topics(),
                asked.description(),
                known.createdAt(),
                Signature.shown(secrets.of(asked.webhookId())));
    }

    /** Refuses what would be refused at each delivery as well. */
    private void check(URI url) {
        boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
        if (isForbidden(url.getHost(), encrypted)) {
            throw refused(
                    Reason.INVALID,
                    encrypted
                            ? "The url leads to an address that is not public, and not one that is allowed here."
                            : "The url has to begin with https, except for addresses that are allowed here.");
        }
    }

    private boolean isForbidden(String host, boolean encrypted) {
        // A name that leads nowhere may do so later, but an exception is made only for what is known.
        boolean unknown = !encrypted;
        var names = new CheckedNames(allowed, encrypted);
        try {
            return CompletableFuture.supplyAsync(() -> isForbidden(names, host, unknown), lookUps)
                    .completeOnTimeout(unknown, LONGEST_LOOK_UP_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (RejectedExecutionException e) {
            return unknown;
        }
    }

    private static boolean isForbidden(CheckedNames names, String host, boolean unknown) {
        try {
            return names.resolve(host).length == 0;
        } catch (ForbiddenAddress e) {
            return true;
        } catch (UnknownHostException e) {
            return unknown;
        }
    }

    @CommandHandler
    boolean handle(DeleteWebhook command, @MetaDataValue(MetaDataKeys.USER_ID) String userId) {
        boolean ended;
        try {
            ended = ID.matcher(command.webhookId()).matches() && registry.end(command.webhookId(), userId);
        } catch (DataAccessException e) {
            log.warn("A webhook was not deleted", e);
            throw refused(Reason.UNAVAILABLE, AWAY);
        }
        if (!ended) {
            throw refused(Reason.UNKNOWN, "There is no webhook " + command.webhookId() + ".");
        }
        log.info("{} deleted webhook {}", userId, command.webhookId());
        return true;
    }

    @QueryHandler
    WebhookPage handle(ListWebhooks query) {
        if (query.cursor() != null && !ID.matcher(query.cursor()).matches()) {
            throw refusedQuery(Reason.INVALID, "The cursor is broken: use nextCursor of the page before, as it is.");
        }
        List<WebhookView> found;
        try {
            found = registry.page(query.cursor(), query.limit() + 1);
        } catch (DataAccessException e) {
            log.warn("Webhooks were not listed", e);
            throw refusedQuery(Reason.UNAVAILABLE, AWAY);
        }
        var items = found.subList(0, Math.min(query.limit(), found.size()));
        return new WebhookPage(
                items, found.size() > query.limit() ? items.getLast().id() : null);
    }

    private static QueryExecutionException refusedQuery(Reason reason, String detail) {
        return new QueryExecutionException(detail, null, new Refusal(reason, detail));
    }

    private static CommandExecutionException refused(Reason reason, String detail) {
        return new CommandExecutionException(detail, null, new Refusal(reason, detail));
    }
}
