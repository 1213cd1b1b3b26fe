package io.waybill.command;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where snapshots are taken, so that no command waits for one: it reads the aggregate's events again. One that there is no
 * room for is left out; the next event asks again, or the one that comes so many events later.
 */
final class SnapshotThread extends ThreadPoolExecutor {

    private static final int MOST_WAITING = 1_000;
    private static final long IDLE_SECONDS = 30;

    SnapshotThread() {
        super(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("snapshots").daemon().factory(),
                new DiscardPolicy());
        allowCoreThreadTimeOut(true);
    }
}
