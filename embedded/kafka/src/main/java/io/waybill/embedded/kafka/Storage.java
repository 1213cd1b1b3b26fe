package io.waybill.embedded.kafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The storage that a KRaft broker insists on finding formatted. */
final class Storage {

    /** Always the same: formatting anew what is formatted already is accepted only under its own identifier. */
    private static final String CLUSTER_ID = new Uuid(1, 1).toString();

    private Storage() {}

    /** Formats the folder unless it is formatted already; one whose formatting was interrupted is completed. */
    static void format(Path folder) throws Exception {
        Files.createDirectories(folder);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(SingleBroker.NODE_ID)
                .setClusterId(CLUSTER_ID)
                .setControllerListenerName(SingleBroker.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setIgnoreFormatted(true)
                .run();
    }
}
