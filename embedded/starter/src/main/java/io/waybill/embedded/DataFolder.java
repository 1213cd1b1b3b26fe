package io.waybill.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of all data, held by one application at a time. */
final class DataFolder implements AutoCloseable {

    private static final long NEEDED_MEGABYTES = 512;

    private final FileChannel lock;

    private DataFolder(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Takes the folder for this process, creating it if need be. The operating system gives it back when the process
     * dies, however it dies.
     *
     * @throws EmbeddedServerException if another application holds it, or it cannot hold data
     */
    static DataFolder hold(Path folder) {
        try {
            Files.createDirectories(folder);
            long megabytes = Files.getFileStore(folder).getUsableSpace() >> 20;
            if (megabytes < NEEDED_MEGABYTES) {
                throw new EmbeddedServerException("The disk that holds " + folder + " is full (" + megabytes
                        + " MB left, " + NEEDED_MEGABYTES + " MB needed): free some space, or point"
                        + " waybill.data-directory at another disk");
            }
            return lock(folder);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "The data folder " + folder + " cannot be written (" + e
                            + "): make it a folder that you may write, or set waybill.data-directory to one",
                    e);
        }
    }

    private static DataFolder lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new EmbeddedServerException("Another Waybill (process "
                    + Files.readString(file).strip() + ") already runs on " + folder
                    + ": stop it first, or start this one with another waybill.data-directory");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return new DataFolder(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
