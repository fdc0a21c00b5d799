package app.sotto.dictation.files;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.library.Shelf;
import app.sotto.recordings.RecordingId;
import app.sotto.recordings.Recordings;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes a job's audio as soon as the job has ended, however it did. */
@Component
public class SpentAudio {

    private static final Logger log = LoggerFactory.getLogger(SpentAudio.class);

    private final Shelf shelf;
    private final Recordings recordings;

    SpentAudio(Shelf shelf, Recordings recordings) {
        this.shelf = shelf;
        this.recordings = recordings;
    }

    /** Leaves alone what is no job, or still under way. */
    public void delete(DictationId id) {
        shelf.emptied(id).ifPresent(this::delete);
    }

    private void delete(RecordingId audio) {
        try {
            recordings.delete(audio);
        } catch (IOException e) {
            log.warn("Audio {} could not be deleted: {}", audio.value(), e.getMessage());
        }
    }
}
