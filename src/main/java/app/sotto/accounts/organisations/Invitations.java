package app.sotto.accounts.organisations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The current tenant's invitations. */
interface Invitations extends Repository<Invitation, UUID> {

    Optional<Invitation> findById(UUID id);

    List<Invitation> findByStatusOrderByCreatedAt(Invitation.Status status);

    Optional<Invitation> findByEmailAndStatus(String email, Invitation.Status status);

    Invitation save(Invitation invitation);
}
