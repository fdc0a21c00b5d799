package app.sotto.accounts.keys;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The current tenant's API keys. */
interface Keys extends Repository<ApiKey, UUID> {

    Optional<ApiKey> findById(UUID id);

    ApiKey save(ApiKey key);
}
