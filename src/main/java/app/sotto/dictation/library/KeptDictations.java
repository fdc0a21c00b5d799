package app.sotto.dictation.library;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The dictations of the current tenant. */
interface KeptDictations extends Repository<Dictation, UUID> {

    Dictation save(Dictation dictation);

    void delete(Dictation dictation);

    /** Alone until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Dictation d where d.id = :id")
    Optional<Dictation> alone(UUID id);
}
