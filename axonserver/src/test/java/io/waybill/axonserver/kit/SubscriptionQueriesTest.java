package io.waybill.axonserver.kit;

import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.fresh;
import static io.waybill.axonserver.kit.Messages.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.Registration;
import io.axoniq.axonserver.connector.ReplyChannel;
import io.axoniq.axonserver.connector.query.QueryDefinition;
import io.axoniq.axonserver.connector.query.QueryHandler;
import io.axoniq.axonserver.connector.query.SubscriptionQueryResult;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryUpdate;
import io.axoniq.axonserver.grpc.query.SubscriptionQuery;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SubscriptionQueriesTest extends Compatibility {

    @Test
    void theInitialResultComesFromOneHandlerAndUpdatesFromAll() throws Exception {
        String name = fresh("WatchStock");
        Watched first = Watched.at(clients.connect("watched"), name);
        Watched second = Watched.at(clients.connect("watched"), name);

        SubscriptionQueryResult result = subscribe(name);

        assertThat(initial(result).getPayload().getType()).isEqualTo("initial");
        first.next().sendUpdate(update("from the first"));
        assertThat(next(result)).isEqualTo("from the first");
        second.next().sendUpdate(update("from the second"));
        assertThat(next(result)).isEqualTo("from the second");
        result.updates().close();
    }

    @Test
    void aHandlerThatComesLaterIsToldOfOpenSubscriptions() throws Exception {
        String name = fresh("WatchStock");
        Watched.at(clients.connect("watched"), name);
        SubscriptionQueryResult result = subscribe(name);
        initial(result);

        Watched later = Watched.at(clients.connect("watched"), name);

        later.next().sendUpdate(update("from a later one"));
        assertThat(next(result)).isEqualTo("from a later one");
        result.updates().close();
    }

    @Test
    void whenTheClientUnsubscribesHandlersAreTold() throws Exception {
        String name = fresh("WatchStock");
        Watched watched = Watched.at(clients.connect("watched"), name);
        SubscriptionQueryResult result = subscribe(name);
        watched.next();

        result.updates().close();

        await(watched.unsubscribed);
    }

    @Test
    void whenAHandlerCompletesTheSubscriptionEndsAfterItsUpdates() throws Exception {
        String name = fresh("WatchStock");
        Watched watched = Watched.at(clients.connect("watched"), name);
        SubscriptionQueryResult result = subscribe(name);
        QueryHandler.UpdateHandler updates = watched.next();

        updates.sendUpdate(update("the last one"));
        updates.complete();

        assertThat(next(result)).isEqualTo("the last one");
        assertThat(result.updates().nextIfAvailable(20, TimeUnit.SECONDS)).isNull();
        assertThat(result.updates().isClosed()).isTrue();
    }

    @Test
    void updatesBeyondTheClientsPermitsArriveAsItTakesThem() throws Exception {
        String name = fresh("WatchStock");
        Watched watched = Watched.at(clients.connect("watched"), name);
        SubscriptionQueryResult result =
                clients.connect("watching").queryChannel().subscriptionQuery(query(name, 1), 8, 4);
        initial(result);
        QueryHandler.UpdateHandler updates = watched.next();

        for (int i = 0; i < 500; i++) {
            updates.sendUpdate(update("update " + i));
        }

        for (int i = 0; i < 500; i++) {
            assertThat(next(result)).isEqualTo("update " + i);
        }
        result.updates().close();
    }

    @Test
    void withoutAHandlerTheInitialResultIsAnError() {
        SubscriptionQueryResult result = subscribe(fresh("Unheard"));

        assertThat(initial(result).getErrorCode()).isEqualTo("AXONIQ-5000");
        result.updates().close();
    }

    private SubscriptionQueryResult subscribe(String name) {
        return clients.connect("watching").queryChannel().subscriptionQuery(query(name, 1), 64, 32);
    }

    @SuppressWarnings("removal") // Axon Framework 4 asks this way
    private static QueryResponse initial(SubscriptionQueryResult result) {
        return await(result.initialResult());
    }

    private static String next(SubscriptionQueryResult result) throws InterruptedException {
        QueryUpdate update = result.updates().nextIfAvailable(20, TimeUnit.SECONDS);
        assertThat(update).as("an update within patience").isNotNull();
        return update.getPayload().getType();
    }

    private static QueryUpdate update(String type) {
        return QueryUpdate.newBuilder()
                .setMessageIdentifier(fresh("update"))
                .setPayload(Messages.payload(type, "{}"))
                .build();
    }

    /** A handler that answers at once and hands its subscriptions to the test. */
    private static final class Watched implements QueryHandler {

        private final BlockingQueue<UpdateHandler> subscriptions = new LinkedBlockingQueue<>();
        private final CompletableFuture<Boolean> unsubscribed = new CompletableFuture<>();

        static Watched at(AxonServerConnection connection, String name) throws Exception {
            Watched handler = new Watched();
            connection
                    .queryChannel()
                    .registerQueryHandler(handler, new QueryDefinition(name, "Stock"))
                    .awaitAck(10, TimeUnit.SECONDS);
            return handler;
        }

        UpdateHandler next() throws InterruptedException {
            UpdateHandler updates = subscriptions.poll(20, TimeUnit.SECONDS);
            assertThat(updates).as("a subscription within patience").isNotNull();
            return updates;
        }

        @Override
        public void handle(QueryRequest request, ReplyChannel<QueryResponse> reply) {
            reply.sendLast(QueryResponse.newBuilder()
                    .setMessageIdentifier(fresh("response"))
                    .setRequestIdentifier(request.getMessageIdentifier())
                    .setPayload(Messages.payload("initial", "{}"))
                    .build());
        }

        @Override
        public Registration registerSubscriptionQuery(SubscriptionQuery query, UpdateHandler updates) {
            subscriptions.add(updates);
            return () -> {
                unsubscribed.complete(true);
                return CompletableFuture.completedFuture(null);
            };
        }
    }
}
