package app.sotto.tenancy;

import java.util.Set;
import org.jobrunr.storage.StorageProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

/**
 * JobRunr makes its tables when it starts, in a schema that a migration makes: so that goes first.
 */
class JobsAfterMigrations implements DependsOnDatabaseInitializationDetector {

    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beans) {
        return Set.of(beans.getBeanNamesForType(StorageProvider.class, true, false));
    }
}
