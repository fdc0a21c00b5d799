package app.sotto.billing.subscriptions;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The current tenant's subscription, if it has one. */
interface Subscriptions extends Repository<Subscription, UUID> {

    @Query("select s from Subscription s")
    Optional<Subscription> find();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Subscription s")
    Optional<Subscription> lock();

    Subscription save(Subscription subscription);
}
