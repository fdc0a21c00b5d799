package app.sotto.inference.simulated;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code ./sotto node --simulate}: nodes in a process of their own, without the application. */
public final class NodeCommand {

    private NodeCommand() {}

    /** Runs until the process is told to stop. */
    public static void main(String... words) throws InterruptedException {
        if (List.of(words).contains("--help")) {
            System.out.println(NodeArguments.USAGE);
            return;
        }
        try {
            run(NodeArguments.parse(List.of(words)), System.out);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("sotto: " + e.getMessage());
            System.err.println(NodeArguments.USAGE);
            System.exit(2);
        }
        new CountDownLatch(1).await();
    }

    private static void run(NodeArguments arguments, PrintStream out) throws InterruptedException {
        out.println(
                "SIMULATED: these nodes recognise and write nothing. They pretend, with the service"
                        + " times of a "
                        + arguments.options().card()
                        + "; docs/simulated-node.md says what they copy.");
        var nodes = new ArrayList<SimulatedNode>();
        for (int i = 0; i < arguments.count(); i++) {
            var options = arguments.options();
            var node = SimulatedNode.start(options.withPort(options.port() + i));
            nodes.add(node);
            out.println("  " + node.baseUrl() + "  " + String.join(", ", node.models()));
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(nodes, arguments.shutdownTimeout())));
        out.flush();
        var sotto = arguments.join();
        var token = arguments.token();
        if (sotto != null && token != null) {
            var joining = new Joining(sotto, token, arguments.options(), out);
            nodes.forEach(node -> Thread.startVirtualThread(() -> joining.keepAnnouncing(node)));
        }
    }

    private static void stop(List<SimulatedNode> nodes, Duration atMost) {
        var threads =
                nodes.stream()
                        .map(node -> Thread.startVirtualThread(() -> drain(node, atMost)))
                        .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void drain(SimulatedNode node, Duration atMost) {
        try {
            node.drain(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
