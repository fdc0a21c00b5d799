package app.sotto.accounts.people;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everybody who can sign in. Row security shows the current tenant's members only; somebody else is
 * found by their id, which opens their row until the transaction ends.
 */
public interface People extends Repository<Person, UUID> {

    @Transactional
    default Optional<Person> findById(UUID id) {
        var _ = open(id);
        return findOpenedById(id);
    }

    @Query(nativeQuery = true, value = "select accounts.open(:id)")
    String open(UUID id);

    Optional<Person> findOpenedById(UUID id);

    /** Written at once: what follows in the transaction refers to it by plain SQL. */
    Person saveAndFlush(Person person);

    void delete(Person person);
}
