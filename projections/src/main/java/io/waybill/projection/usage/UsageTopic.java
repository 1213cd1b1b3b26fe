package io.waybill.projection.usage;

import io.waybill.messages.audit.UsageEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic that entries travel by. */
final class UsageTopic {

    /** How long Elasticsearch may be away. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int PATIENCE_SECONDS = 15;

    private UsageTopic() {}

    /**
     * Makes the topic, and has it kept for a week where it was there already.
     *
     * @throws IOException if Kafka does not
     */
    static void make(List<String> bootstrapServers) throws IOException, InterruptedException {
        var kept = Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(KEPT.toMillis()));
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            try {
                admin.createTopics(List.of(
                                new NewTopic(UsageEntry.TOPIC, Optional.empty(), Optional.empty()).configs(kept)))
                        .all()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
                var topic = new ConfigResource(ConfigResource.Type.TOPIC, UsageEntry.TOPIC);
                var set = kept.entrySet().stream()
                        .map(entry -> new AlterConfigOp(
                                new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                        .toList();
                admin.incrementalAlterConfigs(Map.of(topic, set)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka did not make the topic " + UsageEntry.TOPIC, e);
        }
    }
}
