package io.waybill.embedded;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** One line for each server on standard output, with its time. */
final class PrintedStart implements StartListener {

    private final PrintStream out;

    PrintedStart(PrintStream out) {
        this.out = out;
    }

    @Override
    public void preparing(Server server, String what) {
        out.printf("  %-20s %s%n", server.title(), what);
    }

    @Override
    public void ready(Server server, String version, Endpoint endpoint, Duration took) {
        print(out, server.title() + " " + version, endpoint, took);
    }

    static void print(PrintStream out, String name, Endpoint endpoint, Duration took) {
        out.printf(Locale.ROOT, "  %-20s %-16s %5.1f s%n", name, endpoint, took.toMillis() / 1000.0);
    }
}
