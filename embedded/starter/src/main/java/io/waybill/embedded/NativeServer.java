package io.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that runs a server that knows nothing of the application that starts it. */
final class NativeServer {

    /**
     * Becomes the server, after leaving behind a watcher that signals it when standard input ends. The watcher is not
     * the server's child, which PostgreSQL would wonder about.
     */
    private static final String WATCHED =
            "( ( cat >/dev/null; kill -s \"$0\" $$ 2>/dev/null ) <&3 & ) 3<&0; exec \"$@\" </dev/null";

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    private NativeServer() {}

    /** Lets the server end with the application, however that ends. */
    static List<String> watched(Server server, List<String> command) {
        List<String> watched = new ArrayList<>(List.of("sh", "-c", WATCHED, server.stopSignal()));
        watched.addAll(command);
        return watched;
    }

    /**
     * PostgreSQL refuses to run as root. Root runs it in a user namespace in which it is nobody yet still owns its
     * files, or, where containers forbid that, as the user nobody, to whom the folder then belongs.
     *
     * @throws EmbeddedServerException if neither is possible
     */
    static List<String> notAsRoot(Path folder, List<String> command) throws IOException, InterruptedException {
        if (!isRoot()) {
            return command;
        }
        List<String> unprivileged = new ArrayList<>();
        if (Commands.exist("unshare") && Commands.run("unshare", "-U", "true") == 0) {
            giveTo(ROOT, folder);
            unprivileged.addAll(List.of("unshare", "-U"));
        } else if (Commands.exist("setpriv")) {
            giveTo(NOBODY, folder);
            unprivileged.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        } else {
            throw new EmbeddedServerException(
                    "PostgreSQL does not run as root, and neither unshare nor setpriv (package"
                            + " util-linux) is there to give the rights up: install them, or start as an ordinary user");
        }
        unprivileged.addAll(command);
        return unprivileged;
    }

    private static void giveTo(int user, Path folder) throws IOException, InterruptedException {
        if (uid(folder) != user && Commands.run("chown", "-R", Integer.toString(user), folder.toString()) != 0) {
            throw new IOException(folder + " cannot be given to the user " + user);
        }
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && uid(self) == ROOT;
    }

    private static int uid(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid");
    }
}
