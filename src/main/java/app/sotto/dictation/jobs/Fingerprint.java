package app.sotto.dictation.jobs;

import app.sotto.dictation.Dictations.FileRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two requests the same: SHA-256 of how the audio is to be heard, and of the audio. */
final class Fingerprint {

    private final MessageDigest digest;

    Fingerprint(FileRequest request) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        add(request.toString());
    }

    Fingerprint add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    /** Takes in whatever is read through it. */
    InputStream through(InputStream audio) {
        return new DigestInputStream(audio, digest);
    }

    /** To be asked for once, at the end. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
