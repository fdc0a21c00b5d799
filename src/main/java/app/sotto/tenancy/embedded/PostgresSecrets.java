package app.sotto.tenancy.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The passwords of the embedded database's roles: made once, kept in a file only its owner reads.
 */
record PostgresSecrets(Properties passwords) {

    private static final String SUPERUSER = "postgres";

    static PostgresSecrets in(Path folder) throws IOException {
        Path file = folder.resolve("passwords.properties");
        if (!Files.exists(file)) {
            write(file);
        }
        var passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            passwords.load(reader);
        }
        return new PostgresSecrets(passwords);
    }

    String superuserPassword() {
        return passwords.getProperty(SUPERUSER);
    }

    DatabaseSettings.Role role(String name) {
        return new DatabaseSettings.Role(name, passwords.getProperty(name));
    }

    private static void write(Path file) throws IOException {
        var passwords = new Properties();
        for (String name :
                List.of(SUPERUSER, PostgresRoles.OWNER, PostgresRoles.APP, PostgresRoles.SYSTEM)) {
            passwords.setProperty(name, random());
        }
        Path draft = Files.createTempFile(file.getParent(), "passwords", "");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            passwords.store(writer, "Passwords of the embedded PostgreSQL");
        }
        Files.move(draft, file);
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
