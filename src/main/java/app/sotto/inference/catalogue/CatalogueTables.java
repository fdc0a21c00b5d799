package app.sotto.inference.catalogue;

import app.sotto.inference.ModelKind;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The catalogue in the database. What ships is brought in at each start, except rows that an
 * operator has made their own.
 */
@Component
@DependsOnDatabaseInitialization
class CatalogueTables implements Catalogues {

    private final JdbcClient sql;
    private volatile Catalogue catalogue;

    CatalogueTables(SystemDatabase database) {
        this.sql = database.sql();
        bringIn(CatalogueFile.read());
        this.catalogue = read();
    }

    @Override
    public Catalogue now() {
        return catalogue;
    }

    @Override
    public void refresh() {
        catalogue = read();
    }

    private void bringIn(Catalogue shipped) {
        for (int place = 0; place < shipped.models().size(); place++) {
            bringIn(shipped.models().get(place), place);
        }
        for (int place = 0; place < shipped.aliases().size(); place++) {
            bringIn(shipped.aliases().get(place), place);
        }
    }

    private void bringIn(CatalogueEntry entry, int place) {
        sql.sql(
                        """
                        insert into inference.model (id, place, kind, name, languages, best_for, max_window_ms, live, demo,
                            also_called, context, revision, hardware, profile)
                        values (:id, :place, :kind, :name, :languages, :best, :window, :live, :demo,
                            :called, :context, :revision, :hardware, :profile)
                        on conflict (id) do update set place = excluded.place, kind = excluded.kind,
                            name = excluded.name, languages = excluded.languages, best_for = excluded.best_for,
                            max_window_ms = excluded.max_window_ms, live = excluded.live, demo = excluded.demo,
                            also_called = excluded.also_called, context = excluded.context,
                            revision = excluded.revision, hardware = excluded.hardware,
                            profile = excluded.profile
                        where model.shipped
                        """)
                .param("id", entry.id())
                .param("place", place)
                .param("kind", stored(entry.kind()))
                .param("name", entry.name())
                .param("languages", entry.languages().toArray(String[]::new))
                .param("best", entry.bestFor().toArray(String[]::new))
                .param("window", entry.maxWindow().toMillis())
                .param("live", entry.live())
                .param("demo", entry.demo())
                .param("called", entry.alsoCalled().toArray(String[]::new))
                .param("context", entry.context())
                .param("revision", entry.revision())
                .param("hardware", entry.hardware())
                .param("profile", entry.profile())
                .update();
    }

    private void bringIn(CatalogueAlias alias, int place) {
        for (var name : alias.names()) {
            sql.sql(
                            """
                            insert into inference.alias (name, place, kind, prefer)
                            values (:name, :place, :kind, :prefer)
                            on conflict (name) do update
                            set place = excluded.place, kind = excluded.kind, prefer = excluded.prefer
                            where alias.shipped
                            """)
                    .param("name", name)
                    .param("place", place)
                    .param("kind", stored(alias.kind()))
                    .param("prefer", alias.prefer().toArray(String[]::new))
                    .update();
        }
    }

    private Catalogue read() {
        return new Catalogue(
                sql.sql("select * from inference.model order by place, id")
                        .query((row, _) -> entry(row))
                        .list(),
                sql.sql("select * from inference.alias order by place, name")
                        .query((row, _) -> alias(row))
                        .list(),
                sql.sql("select * from inference.adapter order by name")
                        .query((row, _) -> adapter(row))
                        .list());
    }

    private static CatalogueEntry entry(ResultSet row) throws SQLException {
        return new CatalogueEntry(
                row.getString("id"),
                kind(row),
                row.getString("name"),
                Set.copyOf(texts(row, "languages")),
                Set.copyOf(texts(row, "best_for")),
                Duration.ofMillis(row.getLong("max_window_ms")),
                row.getBoolean("live"),
                row.getBoolean("demo"),
                texts(row, "also_called"),
                row.getObject("context", Integer.class),
                row.getString("revision"),
                row.getString("hardware"),
                row.getString("profile"));
    }

    private static CatalogueAlias alias(ResultSet row) throws SQLException {
        return new CatalogueAlias(List.of(row.getString("name")), kind(row), texts(row, "prefer"));
    }

    private static Adapter adapter(ResultSet row) throws SQLException {
        return new Adapter(
                row.getString("name"),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("base"),
                row.getString("revision"));
    }

    private static ModelKind kind(ResultSet row) throws SQLException {
        return ModelKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    }

    private static String stored(ModelKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.asList((String[]) array.getArray());
    }
}
