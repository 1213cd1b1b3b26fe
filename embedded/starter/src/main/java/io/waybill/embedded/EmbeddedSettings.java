package io.waybill.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What is started, where its data lies and on which ports.
 *
 * @param servers the servers to start
 * @param dataFolder the absolute folder that holds each server's data and log
 * @param layouts the absolute folder {@code embedded} of the work tree, where the build laid the servers out
 * @param ports the fixed ports; a server without one gets a free port at every start
 */
public record EmbeddedSettings(Set<Server> servers, Path dataFolder, Path layouts, Map<Server, Integer> ports) {

    private static final Bindable<List<String>> ADDRESSES = Bindable.listOf(String.class);

    /** Copies the collections. */
    public EmbeddedSettings {
        servers = Set.copyOf(servers);
        ports = Map.copyOf(ports);
    }

    /**
     * Reads the properties {@code waybill.embedded.enabled} (default {@code true}), {@code waybill.data-directory}
     * (default {@code .waybill}), {@code waybill.embedded.servers} (default {@code embedded}),
     * {@code waybill.embedded.<server>.port} (default 0, a free one), and the addresses that replace servers.
     *
     * @throws org.springframework.boot.context.properties.bind.BindException if one of them is not of its type
     */
    public static EmbeddedSettings from(Environment environment) {
        Binder binder = Binder.get(environment);
        Set<Server> servers =
                binder.bind("waybill.embedded.enabled", Boolean.class).orElse(true)
                        ? Arrays.stream(Server.values())
                                .filter(server -> !isConfigured(server, binder))
                                .collect(Collectors.toSet())
                        : Set.of();
        Map<Server, Integer> ports = new EnumMap<>(Server.class);
        for (Server server : servers) {
            int port = binder.bind(server.portProperty(), Integer.class).orElse(0);
            if (port != 0) {
                ports.put(server, port);
            }
        }
        return new EmbeddedSettings(
                servers,
                folder(binder, "waybill.data-directory", ".waybill"),
                folder(binder, "waybill.embedded.servers", "embedded"),
                ports);
    }

    private static boolean isConfigured(Server server, Binder binder) {
        return server.addressProperties().stream()
                .anyMatch(property -> binder.bind(property, ADDRESSES).orElse(List.of()).stream()
                        .anyMatch(address -> !address.isBlank()));
    }

    private static Path folder(Binder binder, String property, String otherwise) {
        return Path.of(binder.bind(property, String.class).orElse(otherwise))
                .toAbsolutePath()
                .normalize();
    }
}
