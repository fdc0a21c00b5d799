package app.sotto.accounts.demo;

import app.sotto.tenancy.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** The demo accounts' secrets: drawn once for one data folder, readable by its owner only. */
class DemoFile {

    private final Path file;
    private final Properties values = new Properties();

    DemoFile(Path home) {
        this.file = home.resolve("demo.properties");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
    }

    /** A password that can be read out and typed. */
    String password(String account) {
        return keep(
                account + ".password",
                Secrets.draw(4) + "-" + Secrets.draw(4) + "-" + Secrets.draw(4));
    }

    String get(String name) {
        return values.getProperty(name, "");
    }

    private String keep(String name, String drawn) {
        if (values.getProperty(name) == null) {
            set(name, drawn);
        }
        return get(name);
    }

    void set(String name, String value) {
        values.setProperty(name, value);
        try {
            createPrivate();
            try (var writer = Files.newBufferedWriter(file)) {
                values.store(writer, "Demo accounts of this data folder");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private void createPrivate() throws IOException {
        var _ = Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            return;
        }
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        var _ =
                posix
                        ? Files.createFile(
                                file,
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------")))
                        : Files.createFile(file);
    }
}
