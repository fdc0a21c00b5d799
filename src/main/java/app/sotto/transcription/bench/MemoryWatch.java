package app.sotto.transcription.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Watches how much memory the process takes while something runs. */
final class MemoryWatch implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");

    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::watch);
    private volatile long heap;
    private volatile long resident;

    static MemoryWatch start() {
        MemoryWatch watch = new MemoryWatch();
        watch.thread.start();
        return watch;
    }

    /** The most heap in use seen, in MB, garbage included. */
    long heapMegabytes() {
        return heap >> 20;
    }

    /** The most memory of the whole process seen, in MB; empty where the system does not say. */
    OptionalLong residentMegabytes() {
        return resident == 0 ? OptionalLong.empty() : OptionalLong.of(resident >> 10);
    }

    private void watch() {
        Runtime runtime = Runtime.getRuntime();
        while (!Thread.currentThread().isInterrupted()) {
            heap = Math.max(heap, runtime.totalMemory() - runtime.freeMemory());
            resident = Math.max(resident, residentKilobytes());
            try {
                Thread.sleep(100);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static long residentKilobytes() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
