package app.sotto.usage.ledger;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Entitlements;
import app.sotto.usage.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The allowance on its ledger. Each call is one transaction that locks the reservation first, then
 * the month. A dictation is booked in the month in which it was held.
 */
@Component
@Transactional
class LedgerAllowance implements Allowance {

    private final CurrentTenant currentTenant;
    private final GrantedEntitlements entitlements;
    private final Reservations reservations;
    private final Balances balances;
    private final UsageEvents events;
    private final Moment moment;

    LedgerAllowance(
            CurrentTenant currentTenant,
            GrantedEntitlements entitlements,
            Reservations reservations,
            Balances balances,
            UsageEvents events,
            Moment moment) {
        this.currentTenant = currentTenant;
        this.entitlements = entitlements;
        this.reservations = reservations;
        this.balances = balances;
        this.events = events;
        this.moment = moment;
    }

    @Override
    public Admission hold(Caller caller, Source source, Duration estimate) {
        TenantId tenant = tenantOf(caller);
        Entitlements granted = entitlements.current();
        Instant now = moment.now();
        Period period = Period.of(now, granted.zone());
        long seconds = wholeSeconds(estimate);
        if (!balances.hold(tenant, period.start(), seconds, granted.monthly().toSeconds())) {
            return new Admission.Exhausted(
                    standing(granted, period).remainingSeconds(), period.end());
        }
        var id = new ReservationId(UUID.randomUUID());
        var reservation =
                new Reservation(
                        id,
                        period.start(),
                        caller.id(),
                        source.name(),
                        Reservation.Status.HELD,
                        seconds,
                        now);
        reservations.add(tenant, reservation);
        enter(reservation, Account.ALLOWANCE, Account.HELD, seconds);
        return new Admission.Granted(id);
    }

    @Override
    public boolean extend(ReservationId id, Duration total) {
        return reservations
                .lock(id)
                .filter(Reservation::open)
                .map(reservation -> extended(reservation, wholeSeconds(total)))
                .orElse(false);
    }

    @Override
    public void settle(ReservationId id, Spent spent) {
        reservations.lock(id).filter(Reservation::open).ifPresent(r -> settled(r, spent));
    }

    @Override
    public void release(ReservationId id) {
        reservations
                .lock(id)
                .filter(Reservation::open)
                .ifPresent(r -> freed(r, Reservation.Status.RELEASED));
    }

    /** Frees a hold that nobody settled, as the sweep found it; work that ends later is booked. */
    void expire(ReservationId id, Instant untouchedSince) {
        reservations
                .lock(id)
                .filter(r -> r.status() == Reservation.Status.HELD)
                .filter(r -> r.touchedAt().isBefore(untouchedSince))
                .ifPresent(r -> freed(r, Reservation.Status.EXPIRED));
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing() {
        Entitlements granted = entitlements.current();
        return standing(granted, Period.of(moment.now(), granted.zone()));
    }

    private Standing standing(Entitlements granted, Period period) {
        Balances.Balance balance = balances.of(period.start());
        return new Standing(
                granted.monthly().toSeconds(),
                balance.used(),
                balance.held(),
                period.start(),
                period.end());
    }

    private boolean extended(Reservation reservation, long total) {
        long more = Math.max(0, total - reservation.heldSeconds());
        long limit = entitlements.current().monthly().toSeconds();
        TenantId tenant = currentTenant.require();
        if (!balances.hold(tenant, reservation.periodStart(), more, limit)) {
            return false;
        }
        long held = reservation.heldSeconds() + more;
        reservations.update(reservation.id(), Reservation.Status.HELD, held, moment.now());
        enter(reservation, Account.ALLOWANCE, Account.HELD, more);
        return true;
    }

    private void settled(Reservation reservation, Spent spent) {
        long held = reservation.heldSeconds();
        long used = wholeSeconds(spent.speech());
        Instant now = moment.now();
        balances.settle(reservation.periodStart(), held, used);
        reservations.update(reservation.id(), Reservation.Status.SETTLED, 0, now);
        enter(reservation, Account.HELD, Account.USED, Math.min(held, used));
        enter(reservation, Account.HELD, Account.ALLOWANCE, Math.max(0, held - used));
        enter(reservation, Account.ALLOWANCE, Account.USED, Math.max(0, used - held));
        events.add(currentTenant.require(), reservation, spent, used, now);
    }

    private void freed(Reservation reservation, Reservation.Status status) {
        balances.settle(reservation.periodStart(), reservation.heldSeconds(), 0);
        reservations.update(reservation.id(), status, 0, moment.now());
        enter(reservation, Account.HELD, Account.ALLOWANCE, reservation.heldSeconds());
    }

    private void enter(Reservation reservation, Account from, Account to, long seconds) {
        balances.enter(
                currentTenant.require(),
                reservation.id(),
                reservation.periodStart(),
                from,
                to,
                seconds,
                moment.now());
    }

    private TenantId tenantOf(Caller caller) {
        TenantId tenant = currentTenant.require();
        if (!tenant.equals(caller.tenant())) {
            throw new IllegalArgumentException("The caller belongs to another tenant");
        }
        return tenant;
    }

    /** Any part of a second counts as a whole one, once per dictation. */
    private static long wholeSeconds(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time spent is zero or more, not " + duration);
        }
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
