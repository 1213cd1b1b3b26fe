package io.waybill.embedded.kafka;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Time;

/** Runs a single Kafka broker, its own controller, on the loopback interface until it is asked to end. */
public final class KafkaLauncher {

    private KafkaLauncher() {}

    /**
     * Formats the storage if it is new and starts the broker. Once it serves requests, the file {@code ready}, which
     * holds its version, stands in
     * the data folder. It ends on SIGTERM, and when standard input reaches its end, which is how it learns that the
     * process that started it has died.
     *
     * @param arguments the folder of the data, the broker's port and the controller's port
     * @throws Exception if the broker cannot start
     */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        Map<String, String> settings = SingleBroker.settings(data.resolve("data"), arguments[1], arguments[2]);
        Storage.format(data.resolve("data"));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        Files.writeString(data.resolve("ready"), AppInfoParser.getVersion());
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }
}
