package app.sotto.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The database as the system role sees it: every tenant's rows. For work that runs once for all of
 * them, such as a sweep that finds whose turn it is; the work itself then runs as that tenant. Its
 * statements commit one by one.
 */
@Component
public class SystemDatabase implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient sql;

    SystemDatabase(SystemDatabaseSettings settings) {
        pool.setPoolName("system");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(3);
        pool.setMinimumIdle(0);
        sql = JdbcClient.create(pool);
    }

    public JdbcClient sql() {
        return sql;
    }

    @Override
    public void close() {
        pool.close();
    }
}
