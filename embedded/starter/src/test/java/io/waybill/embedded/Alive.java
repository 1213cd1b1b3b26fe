package io.waybill.embedded;

import java.nio.file.Path;
import java.util.List;

/** The processes that have something to do with a folder. */
final class Alive {

    private Alive() {}

    /** Those whose command line names the folder, the watchers of native servers among them. */
    static List<ProcessHandle> in(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }

    /** Whether it is the shell that waits for the application's end to signal a native server. */
    static boolean isWatcher(ProcessHandle process) {
        return process.info().command().orElse("").matches(".*/(sh|dash|bash)");
    }
}
