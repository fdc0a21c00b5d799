package app.sotto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import app.sotto.inference.SpeechClient;
import app.sotto.polish.Polisher;
import app.sotto.transcription.Transcriber;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the rooms to what their doors say, and draws them into the docs. */
class ModularityTests {

    private final ApplicationModules rooms = ApplicationModules.of(SottoApplication.class);

    @Test
    void roomsTouchOnlyWhatTheyMay() {
        rooms.verify();
    }

    /**
     * The gateway speaks in transcripts and styles, but dictation alone runs and settles the work.
     */
    @Test
    void theGatewayRunsNoModelForSpeech() {
        noClasses()
                .that()
                .resideInAPackage("app.sotto.gateway..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Transcriber.class, Polisher.class, SpeechClient.class)
                .check(new ClassFileImporter().importPackages("app.sotto.gateway"));
    }

    @Test
    void theirPictureIsDrawn() throws IOException {
        Path picture = Path.of("docs/architecture/rooms.svg");
        Files.createDirectories(picture.getParent());
        try (OutputStream svg = Files.newOutputStream(picture)) {
            new SourceStringReader(diagram())
                    .outputImage(svg, new FileFormatOption(FileFormat.SVG));
        }
    }

    private String diagram() {
        String boxes = rooms.stream().map(this::box).sorted().collect(Collectors.joining("\n"));
        String arrows =
                rooms.stream()
                        .flatMap(room ->
                                room.getDirectDependencies(rooms)
                                        .uniqueModules()
                                        .map(other -> id(room) + " --> " + id(other)))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        return "@startuml\n!pragma layout smetana\nskinparam backgroundColor transparent\nhide stereotype\n%s\n%s\n@enduml"
                .formatted(boxes, arrows);
    }

    private String box(ApplicationModule room) {
        return "rectangle \"%s\" as %s".formatted(room.getDisplayName(), id(room));
    }

    private static String id(ApplicationModule room) {
        return room.getIdentifier().toString().replace('.', '_');
    }
}
