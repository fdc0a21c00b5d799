package app.sotto.transcription.live;

import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.LiveTranscriber.LiveSession;
import app.sotto.transcription.wording.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./sotto bench agreement}: how long words take to become final, by three clocks. The real
 * conversation hears scripted speech at the pace of speech, from a scripted model with the service
 * times of Whisper large-v3 on an H100.
 */
public final class AgreementBench {

    private static final String USAGE =
            """
            usage: ./sotto bench agreement [options]

              --speakers N      who speak at once, in each language (10)
              --intervals N,N   shortest time between two hypotheses, in ms (500,1000)
              --away N          ms that a request takes besides the model's work (150)
              --doubt X         hypotheses with a wrong word among the last three (0.1)
              --out FILE        the same figures as JSON
            """;

    private static final Map<String, String> TEXTS =
            Map.of(
                    "en",
                    """
                    Good morning, everybody. Before we begin, I would like to thank the people who \
                    built this house. It took them eleven years, and most of them never saw it \
                    finished. When the roof came down in the winter storm, the whole street helped. \
                    They carried the beams up the hill by hand, because no cart could pass. Some \
                    say it was foolish, others say it was the best week of their lives. What I \
                    remember is the bread, still warm, and the snow on the steps. So let us go \
                    through the rooms, one after the other, and look at what they left us.
                    """,
                    "zh",
                    """
                    大家早上好。开始之前，我想感谢建造这座房子的人们。他们用了十一年时间，其中大多数人没能看到它完工。\
                    那年冬天暴风雪压垮了屋顶，整条街的邻居都来帮忙。因为车子上不去，他们用手把木梁一根一根抬上山坡。\
                    有人说这样做太傻，也有人说那是一生中最好的一个星期。我记得的是刚出炉的面包，还有台阶上的白雪。\
                    现在我们一间一间地走过去，看看他们留下了什么。
                    """);

    private static final int PIECE = SpeechWindow.SAMPLE_RATE / 10;

    private final int speakers;
    private final Duration away;
    private final double doubt;

    private AgreementBench(int speakers, Duration away, double doubt) {
        this.speakers = speakers;
        this.away = away;
        this.doubt = doubt;
    }

    /**
     * A line of the table; times in seconds.
     *
     * @param firstPartial from the first speech to the first words shown, median
     * @param spokenToFinal from a word's end to the moment in which it is final, mean
     * @param completed from the last speech to the finished segment, median; 0.61 s of it is the
     *     silence that ends a segment
     * @param wrong words that became final and were not said, or were lost, of all
     * @param takenBack final words that changed later
     * @param flickers partials that changed nothing but punctuation, of all
     */
    record Row(
            String language,
            long intervalMs,
            int words,
            double firstPartial,
            double spokenToFinal,
            double spokenToFinalP50,
            double spokenToFinalP95,
            double completed,
            double completedP95,
            double wrong,
            int takenBack,
            double flickers) {}

    /** Prints a table and the same as JSON; the process ends with 2 on a word it does not know. */
    public static void main(String... words) throws InterruptedException, IOException {
        var options = new HashMap<String, String>();
        for (int i = 0; i < words.length; i += 2) {
            boolean known = USAGE.contains("  " + words[i] + " ");
            if (!known || i + 1 == words.length) {
                System.err.println(USAGE);
                System.exit(words[i].equals("--help") ? 0 : 2);
            }
            options.put(words[i], words[i + 1]);
        }
        var bench =
                new AgreementBench(
                        Integer.parseInt(options.getOrDefault("--speakers", "10")),
                        Duration.ofMillis(Long.parseLong(options.getOrDefault("--away", "150"))),
                        Double.parseDouble(options.getOrDefault("--doubt", "0.1")));
        List<Row> rows = new ArrayList<>();
        for (String interval : options.getOrDefault("--intervals", "500,1000").split(",", -1)) {
            for (String language : List.of("en", "zh")) {
                rows.add(bench.measure(language, Duration.ofMillis(Long.parseLong(interval))));
                say(rows.getLast());
            }
        }
        var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
        String figures = json.writeValueAsString(Map.of("rows", rows));
        System.out.println(figures);
        if (options.containsKey("--out")) {
            Files.writeString(Path.of(options.get("--out")), figures + "\n");
        }
    }

    private Row measure(String language, Duration interval) throws InterruptedException {
        List<Run> runs =
                IntStream.range(0, speakers)
                        .mapToObj(i ->
                                new ScriptedSpeech(
                                        Objects.requireNonNull(TEXTS.get(language)),
                                        doubt,
                                        new SplittableRandom(i)))
                        .map(Run::new)
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            runs.forEach(run -> threads.execute(() -> run.speak(interval, away)));
        }
        var delays = sorted(runs.stream().flatMapToDouble(Run::delays).toArray());
        var first = sorted(runs.stream().flatMapToDouble(r -> seconds(r.heard.first)).toArray());
        var ended =
                sorted(runs.stream().flatMapToDouble(r -> seconds(r.heard.completed)).toArray());
        int said = runs.stream().mapToInt(run -> run.speech.tokens().size()).sum();
        int flickers = runs.stream().mapToInt(run -> run.heard.flickers).sum();
        int partials = runs.stream().mapToInt(run -> run.heard.partials).sum();
        return new Row(
                language,
                interval.toMillis(),
                said,
                at(first, 0.5),
                rounded(Arrays.stream(delays).average().orElse(0)),
                at(delays, 0.5),
                at(delays, 0.95),
                at(ended, 0.5),
                at(ended, 0.95),
                rounded(runs.stream().mapToInt(Run::wrong).sum() / (double) said),
                runs.stream().mapToInt(run -> run.heard.brokenPromises).sum(),
                rounded(flickers / (double) partials));
    }

    /** One person speaking at the pace of speech. */
    private static final class Run {

        private final ScriptedSpeech speech;
        private final ScriptedListener heard;
        private long began;

        Run(ScriptedSpeech speech) {
            this.speech = speech;
            heard = new ScriptedListener(speech, this::now);
        }

        private long now() {
            return (System.nanoTime() - began) * SpeechWindow.SAMPLE_RATE / 1_000_000_000L;
        }

        void speak(Duration interval, Duration away) {
            try (LiveSession session = ScriptedSession.begin(speech, heard, interval, away)) {
                short[] samples = speech.samples();
                began = System.nanoTime();
                for (int at = 0; at < samples.length; at += PIECE) {
                    while (now() < at + PIECE) {
                        LockSupport.parkNanos((at + PIECE - now()) * 62_500);
                    }
                    int to = Math.min(samples.length, at + PIECE);
                    session.feed(Arrays.copyOfRange(samples, at, to));
                }
                var _ = session.finish();
            }
        }

        /** How long each word took that is final as it was said, in seconds. */
        DoubleStream delays() {
            return matches().stream()
                    .mapToDouble(m ->
                            (heard.finals.get(m[1]).at() - speech.end(m[0]))
                                    / (double) SpeechWindow.SAMPLE_RATE);
        }

        int wrong() {
            return Math.max(speech.tokens().size(), heard.finals.size()) - matches().size();
        }

        /** Pairs of said and final, by the longest common subsequence. */
        private List<int[]> matches() {
            int said = speech.tokens().size();
            int finals = heard.finals.size();
            int[][] length = new int[said + 1][finals + 1];
            for (int i = said - 1; i >= 0; i--) {
                for (int j = finals - 1; j >= 0; j--) {
                    length[i][j] =
                            same(i, j)
                                    ? length[i + 1][j + 1] + 1
                                    : Math.max(length[i + 1][j], length[i][j + 1]);
                }
            }
            List<int[]> pairs = new ArrayList<>();
            int i = 0;
            int j = 0;
            while (i < said && j < finals) {
                if (same(i, j)) {
                    pairs.add(new int[] {i++, j++});
                } else if (length[i + 1][j] >= length[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            return pairs;
        }

        private boolean same(int said, int last) {
            return Tokens.same(speech.tokens().get(said), heard.finals.get(last).token());
        }
    }

    private static DoubleStream seconds(List<Long> samples) {
        return samples.stream().mapToDouble(s -> s / (double) SpeechWindow.SAMPLE_RATE);
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : rounded(sorted[(int) (share * (sorted.length - 1))]);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static void say(Row row) {
        System.out.printf(
                Locale.ROOT,
                "%s  every %d ms  %d words  first partial %.2f  spoken to final %.2f (p50 %.2f p95"
                        + " %.2f)  completed %.2f (p95 %.2f)  wrong %.3f  taken back %d  flickers"
                        + " %.3f%n",
                row.language(),
                row.intervalMs(),
                row.words(),
                row.firstPartial(),
                row.spokenToFinal(),
                row.spokenToFinalP50(),
                row.spokenToFinalP95(),
                row.completed(),
                row.completedP95(),
                row.wrong(),
                row.takenBack(),
                row.flickers());
    }
}
