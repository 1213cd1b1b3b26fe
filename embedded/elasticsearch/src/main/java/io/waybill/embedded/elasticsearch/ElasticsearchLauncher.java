package io.waybill.embedded.elasticsearch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Runs a single-node Elasticsearch on the loopback interface until it is asked to end or its parent is gone. */
public final class ElasticsearchLauncher {

    private static final String NODE_NAME = "waybill";
    private static final int CLOSE_SECONDS = 10;

    private ElasticsearchLauncher() {}

    /**
     * Starts the server. It ends on SIGTERM, and when standard input reaches its end, which is how it learns that the
     * process that started it has died.
     *
     * @param arguments the folder of the layout (with {@code config} and {@code modules}), the folder of the data, and
     *     the HTTP port
     * @throws Exception if the server cannot start
     */
    public static void main(String[] arguments) throws Exception {
        Path layout = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        Environment environment = new Environment(settings(layout, data, arguments[2]), layout.resolve("config"));
        LogConfigurator.setNodeName(NODE_NAME);
        LogConfigurator.configureESLogging();
        var modules = PluginsLoader.loadModulesBundles(environment.modulesDir());
        Node node = new Node(environment, PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of(), false));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close"));
        node.start();
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static Settings settings(Path layout, Path data, String httpPort) {
        return Settings.builder()
                .put("path.home", layout.toString())
                .put("path.data", data.resolve("data").toString())
                .put("path.logs", data.toString())
                .put("cluster.name", "waybill")
                .put("node.name", NODE_NAME)
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", httpPort)
                .put("transport.port", "0")
                // A laptop's disk is often nearly full: the watermarks would refuse new indices long before it is.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                // The serial collector lets garbage fill the heap, which this breaker would take for real use.
                .put("indices.breaker.total.use_real_memory", false)
                .build();
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
