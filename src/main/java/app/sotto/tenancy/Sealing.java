package app.sotto.tenancy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Encrypts what the database keeps but must not know by itself: AES-256 in Galois/counter mode,
 * each time with another nonce. The secret is {@code sotto.secret} (SOTTO_SECRET), the same on all
 * instances; without it, one that is drawn once and kept in SOTTO_HOME.
 */
@Component
public class Sealing {

    /** Guards nothing, the secret is random: the derivation merely asks for a salt. */
    private static final String SALT = "736f74746f2d7365616c";

    /** Made when it is first needed: the derivation takes a quarter of a second of every start. */
    private final SingletonSupplier<BytesEncryptor> encryptor;

    Sealing(@Value("${sotto.secret:}") String configured, @Value("${sotto.home}") Path home)
            throws IOException {
        String secret = configured.isBlank() ? kept(home.resolve("secret")) : configured.strip();
        encryptor =
                SingletonSupplier.of(() -> AesGcmBytesEncryptor.withPassword(secret, SALT).build());
    }

    public byte[] seal(byte[] open) {
        return encryptor.obtain().encrypt(open);
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when it was sealed with another secret
     */
    public byte[] open(byte[] sealed) {
        return encryptor.obtain().decrypt(sealed);
    }

    private static String kept(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Secrets.draw(52));
        } catch (FileAlreadyExistsException _) {
            // drawn before
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
