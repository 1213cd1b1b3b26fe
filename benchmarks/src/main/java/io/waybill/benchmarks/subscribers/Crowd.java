package io.waybill.benchmarks.subscribers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Many clients of one stream on one thread, which connect as fast as that can. */
final class Crowd implements Runnable {

    private static final int ADDRESSES = 200;
    private static final int AT_ONCE = 32;
    private static final int MOST_READ = 64 * 1024;

    /** What arrives meanwhile counts as that much later; to be woken for each would take the server's processors. */
    private static final long NANOS_BETWEEN_LOOKS = 2_000_000;

    private static final byte[] OK = "HTTP/1.1 200".getBytes(US_ASCII);

    private final InetSocketAddress server;
    private final int number;
    private final byte[] request;
    private final Selector selector;
    private final ByteBuffer read = ByteBuffer.allocateDirect(MOST_READ);
    private final byte[] bytes = new byte[MOST_READ];
    private final Arrivals arrivals;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean over;

    Crowd(InetSocketAddress server, int number, String request, Arrivals arrivals) throws IOException {
        this.server = server;
        this.number = number;
        this.arrivals = arrivals;
        this.request = request.getBytes(US_ASCII);
        this.selector = Selector.open();
    }

    /** One client. */
    private static final class Client {
        private boolean begun;
        private int matched;
        private long id;
    }

    /** How many have been answered. */
    int answered() {
        return answered.get();
    }

    /** How many were refused, or cut off. */
    int failed() {
        return failed.get();
    }

    void end() {
        over = true;
        selector.wakeup();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public void run() {
        try {
            for (int client = 0; client < number; client++) {
                connect(client);
                if (client % AT_ONCE == 0) {
                    selector.selectNow(this::ready);
                }
            }
            while (!over) {
                selector.select(this::ready);
                LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
            }
            selector.keys().forEach(this::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(int client) throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress("127.0.0." + (2 + client % ADDRESSES), 0));
        var key = channel.register(selector, SelectionKey.OP_CONNECT, new Client());
        if (channel.connect(server)) {
            ask(key);
        }
    }

    private void ask(SelectionKey key) throws IOException {
        ((SocketChannel) key.channel()).write(ByteBuffer.wrap(request));
        key.interestOps(SelectionKey.OP_READ);
    }

    private void ready(SelectionKey key) {
        var channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                ask(key);
            } else if (channel.read(read.clear()) < 0) {
                fail(key);
            } else {
                int length = read.flip().remaining();
                read.get(bytes, 0, length);
                take((Client) key.attachment(), length, key);
            }
        } catch (IOException e) {
            fail(key);
        }
    }

    private void fail(SelectionKey key) {
        failed.incrementAndGet();
        close(key);
    }

    private void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Client client, int length, SelectionKey key) {
        if (!client.begun) {
            client.begun = true;
            if (length < OK.length || !Arrays.equals(bytes, 0, OK.length, OK, 0, OK.length)) {
                fail(key);
                return;
            }
            answered.incrementAndGet();
        }
        int matched = client.matched;
        long id = client.id;
        for (int at = 0; at < length; at++) {
            byte next = bytes[at];
            if (matched == 4 && next >= '0' && next <= '9') {
                id = 10 * id + next - '0';
            } else if (next == '\n') {
                if (matched == 4) {
                    arrivals.add(id);
                }
                matched = 1;
                id = 0;
            } else {
                matched = matched > 0 && matched < 4 && next == "\nid:".charAt(matched) ? matched + 1 : 0;
            }
        }
        client.matched = matched;
        client.id = id;
    }
}
