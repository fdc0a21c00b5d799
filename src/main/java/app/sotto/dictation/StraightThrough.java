package app.sotto.dictation;

import app.sotto.dictation.files.TranscribingFiles;
import app.sotto.dictation.live.LiveDictations;
import app.sotto.tenancy.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The one door: files on one road, live speech on the other. */
@Component
class StraightThrough implements Dictations {

    private final TranscribingFiles files;
    private final LiveDictations live;

    StraightThrough(TranscribingFiles files, LiveDictations live) {
        this.files = files;
        this.live = live;
    }

    @Override
    public LiveDictation begin(Caller caller, LiveRequest request, LiveEvents events)
            throws IOException {
        return live.begin(caller, request, events);
    }

    @Override
    public Optional<LiveDictation> resume(
            Caller caller, DictationId id, int known, LiveEvents events) throws IOException {
        return live.resume(caller, id, known, events);
    }

    @Override
    public Result transcribe(
            Caller caller, InputStream file, FileRequest request, FileEvents events)
            throws IOException {
        return files.transcribe(caller, file, request, events);
    }

    @Override
    public DictationId submit(Caller caller, InputStream file, String filename, FileRequest request)
            throws IOException {
        return files.submit(caller, file, filename, request);
    }
}
