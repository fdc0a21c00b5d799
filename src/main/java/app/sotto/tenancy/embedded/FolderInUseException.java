package app.sotto.tenancy.embedded;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Another application holds the data folder; most often a second start by mistake. */
final class FolderInUseException extends UncheckedIOException {

    FolderInUseException(Path folder) {
        super(
                new FileSystemException(
                        folder.toString(),
                        null,
                        "Another Sotto is running with the data in this folder. Stop it, or give this"
                                + " one a folder and a port of its own with SOTTO_HOME and SOTTO_PORT."));
    }

    /** Says so in place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<FolderInUseException> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, FolderInUseException cause) {
            return new FailureAnalysis(
                    "Another Sotto is running with the data in this folder.",
                    "Stop it, or give this one a folder and a port of its own with SOTTO_HOME and SOTTO_PORT.",
                    cause);
        }
    }
}
