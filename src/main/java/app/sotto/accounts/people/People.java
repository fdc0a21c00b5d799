package app.sotto.accounts.people;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Everybody who can sign in. */
public interface People extends Repository<Person, UUID> {

    Optional<Person> findById(UUID id);

    /** Written at once: what follows in the transaction refers to it by plain SQL. */
    Person saveAndFlush(Person person);

    void delete(Person person);
}
