package app.sotto.transcription.bench;

import app.sotto.inference.NoCapacityException;
import app.sotto.transcription.AudioSource;
import app.sotto.transcription.Survey;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcriber.Options;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.decoding.AudioDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./sotto bench recognise}: error rate and real-time factor over clips, then time and memory
 * for a five-minute file; {@code --long} adds one of three hours, {@code --long=survey} decodes
 * that one and finds its speech only. Prints a table and the same as JSON, then ends the process.
 */
@Component
@ConditionalOnProperty(name = "sotto.bench", havingValue = "recognise")
class RecogniseBench implements ApplicationRunner {

    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(3);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Transcriber transcriber;
    private final BenchSettings settings;
    private final ApplicationContext context;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    RecogniseBench(Transcriber transcriber, BenchSettings settings, ApplicationContext context) {
        this.transcriber = transcriber;
        this.settings = settings;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var folder = settings.clipsFolder();
        if (folder.isEmpty()) {
            say("No clips to recognise. Name a folder with --sotto.bench.clips=FOLDER: it holds");
            say("the recordings and clips.tsv with columns file, language, seconds, reference.");
            System.exit(SpringApplication.exit(context, () -> 1));
            return;
        }
        List<Clip> clips =
                Clip.in(folder.get()).stream()
                        .filter(clip -> clip.language().equals(settings.language()))
                        .toList();
        measure(clips, arguments);
        String json =
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(figures);
        say(json);
        if (settings.out() != null) {
            Files.writeString(settings.out(), json + "\n");
        }
        System.exit(SpringApplication.exit(context));
    }

    private void measure(List<Clip> clips, ApplicationArguments arguments) throws IOException {
        Options options = Options.of(settings.language());
        Transcriber.Engine engine = engineOnceUp(options);
        figures.put("engine", engine.model());
        figures.put("rounds", settings.rounds());
        say("%s, %d rounds, medians".formatted(engine.displayName(), settings.rounds()));
        figures.put("clips", clips(clips, options));
        figures.put("files", files(clips, options, arguments));
    }

    /** Nodes are looked for in the background, so that none may be known yet. */
    private Transcriber.Engine engineOnceUp(Options options) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return transcriber.engine(options);
            } catch (NoCapacityException e) {
                if (System.nanoTime() > limit) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private List<Map<String, Object>> clips(List<Clip> clips, Options options) {
        say("%-40s %8s %6s %6s".formatted("clip", "seconds", "WER", "RTF"));
        List<Map<String, Object>> rows = new ArrayList<>();
        ErrorRate errors = new ErrorRate(0, 0);
        double spent = 0;
        double audio = 0;
        for (Clip clip : clips) {
            List<Double> times = new ArrayList<>();
            String text = "";
            for (int i = 0; i < settings.rounds(); i++) {
                long began = System.nanoTime();
                text = recognise(clip.file(), options).text();
                times.add(since(began));
            }
            ErrorRate rate = ErrorRate.of(clip.reference(), text);
            errors = errors.plus(rate);
            double median = times.stream().sorted().skip(times.size() / 2).findFirst().orElse(0.0);
            spent += median;
            audio += clip.seconds();
            rows.add(row(clip.name(), clip.seconds(), rate.rate(), median / clip.seconds()));
        }
        rows.add(row("all", audio, errors.rate(), spent / audio));
        return rows;
    }

    private static Map<String, Object> row(String clip, double seconds, double wer, double rtf) {
        say("%-40s %8.2f %6.3f %6.3f".formatted(clip, seconds, wer, rtf));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("clip", clip);
        row.put("seconds", rounded(seconds));
        row.put("wer", rounded(wer));
        row.put("rtf", rounded(rtf));
        return row;
    }

    private List<Map<String, Object>> files(
            List<Clip> clips, Options options, ApplicationArguments arguments) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(file(clips, SHORT, options, true));
        if (arguments.containsOption("long")) {
            List<String> values = arguments.getOptionValues("long");
            boolean surveyOnly = values != null && values.contains("survey");
            rows.add(file(clips, LONG, options, !surveyOnly));
        }
        return rows;
    }

    private Map<String, Object> file(
            List<Clip> clips, Duration length, Options options, boolean recognise)
            throws IOException {
        Path file = LongFile.of(clips, length);
        try (MemoryWatch memory = MemoryWatch.start()) {
            AudioSource source = () -> Files.newByteChannel(file);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("minutes", length.toMinutes());
            row.put("decodeSeconds", rounded(decode(source)));
            long began = System.nanoTime();
            Survey survey = transcriber.survey(source, progress -> {});
            row.put("surveySeconds", rounded(since(began)));
            row.put("speechSeconds", survey.speechDuration().toSeconds());
            if (recognise) {
                began = System.nanoTime();
                var _ = transcriber.transcribe(source, survey, options, progress -> {});
                row.put("recogniseSeconds", rounded(since(began)));
            }
            row.put("peakHeapMegabytes", memory.heapMegabytes());
            memory.residentMegabytes().ifPresent(mb -> row.put("peakResidentMegabytes", mb));
            say("file of %d minutes: %s".formatted(length.toMinutes(), row));
            return row;
        } finally {
            Files.delete(file);
        }
    }

    private static double decode(AudioSource source) {
        long began = System.nanoTime();
        try (AudioDecoder decoder = AudioDecoder.open(source, LONG.multipliedBy(2))) {
            int piece = decoder.next().length;
            while (piece > 0) {
                piece = decoder.next().length;
            }
        }
        return since(began);
    }

    private Transcript recognise(Path file, Options options) {
        AudioSource source = () -> Files.newByteChannel(file);
        Survey survey = transcriber.survey(source, progress -> {});
        return transcriber.transcribe(source, survey, options, progress -> {});
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    @SuppressWarnings("SystemOut") // a command's output, not a log
    private static void say(String line) {
        System.out.println(line);
    }
}
