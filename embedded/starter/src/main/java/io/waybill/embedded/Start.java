package io.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One start of one server, with all that its recipe needs.
 *
 * @param server which one
 * @param home its own folder among the data
 * @param layouts the folder {@code embedded} of the work tree
 * @param ports where ports are taken from
 * @param processes where its process is kept, to be stopped with the others
 * @param listener who is told how far it is
 */
record Start(Server server, Path home, Path layouts, Ports ports, Processes processes, StartListener listener) {

    /** Where the server keeps its own data, below its home. */
    Path data() {
        return home.resolve("data");
    }

    /** Says that something takes a while that an ordinary start does not need. */
    void preparing(String what) {
        listener.preparing(server, what);
    }

    /** Makes sure that the home exists and that nothing of an earlier run is alive in it. */
    void clear() throws IOException, InterruptedException {
        Files.createDirectories(home);
        if (Orphan.isIn(home)) {
            preparing("ending the one that the last run left behind");
            Orphan.end(server, home);
        }
    }

    /** The port of this start. A fixed one is free by now, since {@link #clear} has ended an orphan that held it. */
    int port() throws IOException {
        return ports.of(server);
    }

    /** Starts the process; standard output and error go to the log in the home. */
    ServerProcess launch(List<String> command, Map<String, String> environment) throws IOException {
        return processes.launch(server, home, command, environment);
    }
}
