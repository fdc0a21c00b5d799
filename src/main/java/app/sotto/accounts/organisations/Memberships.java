package app.sotto.accounts.organisations;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The current tenant's members. */
interface Memberships extends Repository<Membership, UUID> {

    Optional<Membership> findById(UUID id);

    Optional<Membership> findByPersonId(UUID personId);

    long countByRole(Role role);

    Membership save(Membership membership);

    void delete(Membership membership);

    void flush();
}
