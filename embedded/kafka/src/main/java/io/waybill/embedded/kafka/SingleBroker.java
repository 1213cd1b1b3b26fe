package io.waybill.embedded.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a broker that is alone: no replicas, few threads, small buffers. */
final class SingleBroker {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private SingleBroker() {}

    static Map<String, String> settings(Path logs, String port, String controllerPort) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "listeners",
                "BROKER://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "BROKER://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "BROKER:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "inter.broker.listener.name",
                "BROKER",
                "controller.listener.names",
                CONTROLLER_LISTENER,
                // Named here rather than stored with the data: the port may be another one at every start.
                "controller.quorum.voters",
                NODE_ID + "@127.0.0.1:" + controllerPort,
                "log.dirs",
                logs.toString(),
                "group.initial.rebalance.delay.ms",
                "0"));
        settings.putAll(withoutReplicas());
        settings.putAll(fewThreads());
        settings.putAll(smallBuffers());
        return settings;
    }

    /** Where the defaults ask for three brokers, transactions and consumer groups would wait for them for ever. */
    private static Map<String, String> withoutReplicas() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, String> fewThreads() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "2",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "group.coordinator.threads", "1",
                "share.coordinator.threads", "1");
    }

    /** The log cleaner takes its whole buffer, by default 128 MiB, at start. */
    private static Map<String, String> smallBuffers() {
        return Map.of("log.cleaner.dedupe.buffer.size", "4194304");
    }
}
