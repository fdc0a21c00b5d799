package app.sotto.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds transactions and entities to the current tenant. */
@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    /** Hibernate insists on an identifier; this one belongs to nobody. */
    private static final UUID NOBODY = new UUID(0, 0);

    @Bean
    TenantTransactionManager transactionManager(
            EntityManagerFactory factory, DataSource dataSource, CurrentTenant currentTenant) {
        return new TenantTransactionManager(factory, dataSource, currentTenant);
    }

    @Bean
    HibernatePropertiesCustomizer tenantOfEntities(CurrentTenant currentTenant) {
        return properties ->
                properties.put(
                        MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
                        new TenantOfEntities(currentTenant));
    }

    private record TenantOfEntities(CurrentTenant currentTenant)
            implements CurrentTenantIdentifierResolver<UUID> {

        @Override
        public UUID resolveCurrentTenantIdentifier() {
            return currentTenant.get().map(TenantId::value).orElse(NOBODY);
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return true;
        }
    }
}
