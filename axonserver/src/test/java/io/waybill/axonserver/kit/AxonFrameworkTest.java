package io.waybill.axonserver.kit;

import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.axonserver.kit.Crate.Content;
import io.waybill.axonserver.kit.Crate.Count;
import io.waybill.axonserver.kit.Crate.HowMuchIsIn;
import io.waybill.axonserver.kit.Crate.PiecesPut;
import io.waybill.axonserver.kit.Crate.PutInto;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.ManagedChannelCustomizer;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventScheduler;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The same server seen through Axon Framework, with an application of one aggregate and one projection. */
class AxonFrameworkTest extends Compatibility {

    private final Contents contents = new Contents();
    private Configuration application =
            DefaultConfigurer.defaultConfiguration(false).buildConfiguration();
    private CommandGateway commands = application.commandGateway();
    private QueryGateway queries = application.queryGateway();

    @BeforeEach
    void startApplication() {
        Jackson3Serializer serializer = Jackson3Serializer.builder().build();
        application = DefaultConfigurer.defaultConfiguration()
                .registerComponent(
                        AxonServerConfiguration.class,
                        c -> AxonServerConfiguration.builder()
                                .servers(SERVER.host() + ":" + SERVER.port())
                                .componentName("kit")
                                .clientId(fresh("kit"))
                                .maxMessageSize(Clients.LARGEST_MESSAGE_BYTES)
                                .build())
                .registerComponent(ManagedChannelCustomizer.class, c -> SERVER::channel)
                .configureSerializer(c -> serializer)
                .configureEventSerializer(c -> serializer)
                .configureMessageSerializer(c -> serializer)
                .configureAggregate(Crate.class)
                .registerQueryHandler(c -> contents)
                .eventProcessing(this::follow)
                .start();
        commands = application.commandGateway();
        queries = application.queryGateway();
    }

    private void follow(EventProcessingConfigurer processing) {
        processing
                .registerTokenStore(c -> new InMemoryTokenStore())
                .registerEventHandler(c -> contents)
                .registerPooledStreamingEventProcessorConfiguration(
                        (config, builder) -> builder.initialToken(StreamableMessageSource::createHeadToken))
                .usingPooledStreamingEventProcessors();
    }

    @AfterEach
    void stopApplication() {
        application.shutdown();
    }

    @Test
    void anAggregateLivesOnItsEvents() {
        String crate = fresh("crate");

        assertThat(commands.<Integer>sendAndWait(new PutInto(crate, 30), 20, TimeUnit.SECONDS))
                .isEqualTo(30);
        assertThat(commands.<Integer>sendAndWait(new PutInto(crate, 40), 20, TimeUnit.SECONDS))
                .isEqualTo(70);

        assertThatThrownBy(() -> commands.sendAndWait(new PutInto(crate, 40), 20, TimeUnit.SECONDS))
                .isInstanceOf(CommandExecutionException.class)
                .hasMessageContaining("the crate is full");
        assertThat(application.eventStore().readEvents(crate).asStream()).hasSize(2);
        assertThat(application.eventStore().lastSequenceNumberFor(crate)).contains(1L);
    }

    @Test
    void aProjectionFollowsAndAnswersQueries() {
        String crate = fresh("crate");
        commands.sendAndWait(new PutInto(crate, 5), 20, TimeUnit.SECONDS);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ask(crate)).isEqualTo(5));
    }

    private int ask(String crate) {
        return queries.query(new HowMuchIsIn(crate), Content.class)
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .pieces();
    }

    @Test
    void aSubscriptionQueryHearsOfUpdates() {
        String crate = fresh("crate");
        try (SubscriptionQueryResult<Content, Content> result = queries.subscriptionQuery(
                new HowMuchIsIn(crate),
                ResponseTypes.instanceOf(Content.class),
                ResponseTypes.instanceOf(Content.class))) {
            assertThat(result.initialResult().block(Duration.ofSeconds(20))).isEqualTo(new Content(crate, 0));

            commands.sendAndWait(new PutInto(crate, 7), 20, TimeUnit.SECONDS);

            assertThat(result.updates().blockFirst(Duration.ofSeconds(20))).isEqualTo(new Content(crate, 7));
        }
    }

    @Test
    void aScatteredQueryCollectsAnswers() {
        List<Content> answers = queries.scatterGather(
                        new HowMuchIsIn(fresh("crate")), ResponseTypes.instanceOf(Content.class), 20, TimeUnit.SECONDS)
                .collect(Collectors.toList());

        assertThat(answers).hasSize(1);
    }

    @Test
    void aStreamingQueryIsTakenAsFarAsWanted() {
        Publisher<Integer> numbers = queries.streamingQuery(new Count(1_000_000), Integer.class);

        assertThat(Flux.from(numbers).take(5_000).collectList().block(Duration.ofSeconds(20)))
                .hasSize(5_000)
                .startsWith(1, 2, 3);
    }

    @Test
    void aScheduledEventReachesTheProjection() {
        String crate = fresh("crate");
        AxonServerEventScheduler scheduler = AxonServerEventScheduler.builder()
                .connectionManager(application.getComponent(AxonServerConnectionManager.class))
                .eventSerializer(application.eventSerializer())
                .build();
        scheduler.start();

        scheduler.schedule(Duration.ofMillis(200), new PiecesPut(crate, 3));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ask(crate)).isEqualTo(3));
        scheduler.shutdownDispatching();
    }

    @Test
    void aProjectionIsRebuiltFromTheFirstEvent() {
        String crate = fresh("crate");
        commands.sendAndWait(new PutInto(crate, 5), 20, TimeUnit.SECONDS);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ask(crate) == 5);
        StreamingEventProcessor processor = application
                .eventProcessingConfiguration()
                .eventProcessorByProcessingGroup("contents", PooledStreamingEventProcessor.class)
                .orElseThrow();

        processor.shutDown();
        contents.pieces.clear();
        processor.resetTokens(StreamableMessageSource::createTailToken);
        processor.start();

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ask(crate) == 5);
    }

    /** What is in which crate. */
    @ProcessingGroup("contents")
    static final class Contents {

        private final Map<String, Integer> pieces = new ConcurrentHashMap<>();

        @EventHandler
        void on(PiecesPut event, QueryUpdateEmitter emitter) {
            int now = pieces.merge(event.crateId(), event.pieces(), Integer::sum);
            emitter.emit(
                    HowMuchIsIn.class,
                    query -> query.crateId().equals(event.crateId()),
                    new Content(event.crateId(), now));
        }

        @QueryHandler
        Content answer(HowMuchIsIn query) {
            return new Content(query.crateId(), pieces.getOrDefault(query.crateId(), 0));
        }

        @QueryHandler
        Flux<Integer> answer(Count query) {
            return Flux.range(1, query.last());
        }
    }
}
