package app.sotto.usage.ledger;

import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.util.List;

/** Reads the books of a tenant and names what does not agree. */
record Audit(SystemDatabase system) {

    List<String> faults(TenantId tenant) {
        return system.sql()
                .sql(
                        """
                        with movement as (
                            select unit, source_account as account, -amount as amount from usage.entry where tenant_id = :tenant
                            union all
                            select unit, target_account, amount from usage.entry where tenant_id = :tenant),
                        said as (
                            select unit, account, sum(amount)::bigint as amount from movement group by unit, account),
                        organisation as (
                            select * from usage.balance where tenant_id = :tenant and holder_id = :tenant),
                        holders as (
                            select * from usage.balance where tenant_id = :tenant and holder_id <> :tenant),
                        claim(what, is_, should) as (
                            select 'all accounts together', (select sum(amount) from movement), 0
                            union all
                            select 'held ' || lower(u), (select amount from said where unit = u and account = 'HELD'),
                                (select sum(case u when 'SECONDS' then held_seconds else held_tokens end) from organisation)
                                from unnest(array['SECONDS', 'TOKENS']) u
                            union all
                            select 'open holds ' || lower(u),
                                (select sum(case u when 'SECONDS' then held_seconds else held_tokens end) from usage.reservation
                                    where tenant_id = :tenant and status in ('HELD', 'LEASED')),
                                (select sum(case u when 'SECONDS' then held_seconds else held_tokens end) from organisation)
                                from unnest(array['SECONDS', 'TOKENS']) u
                            union all
                            select 'used ' || lower(u), (select amount from said where unit = u and account = 'USED'),
                                (select sum(case u when 'SECONDS' then used_seconds when 'TOKENS' then used_tokens else charged_micros end)
                                    from organisation)
                                from unnest(array['SECONDS', 'TOKENS', 'MICROS']) u
                            union all
                            select 'holders'' seconds', (select sum(used_seconds + held_seconds) from holders),
                                (select sum(used_seconds + held_seconds) from organisation)
                            union all
                            select 'holders'' money', (select sum(charged_micros) from holders), (select sum(charged_micros) from organisation)
                            union all
                            select 'events'' seconds', (select sum(charged_seconds) from usage.event where tenant_id = :tenant),
                                (select sum(used_seconds) from organisation)
                            union all
                            select 'events'' money', (select sum(overage_micros) from usage.event where tenant_id = :tenant),
                                (select sum(charged_micros) from organisation)
                            union all
                            select 'hours'' seconds', (select sum(charged_seconds) from usage.hour where tenant_id = :tenant),
                                (select sum(charged_seconds) from usage.event where tenant_id = :tenant)
                            union all
                            select 'hours'' money', (select sum(included_micros + overage_micros) from usage.hour where tenant_id = :tenant),
                                (select sum(included_micros + overage_micros) from usage.event where tenant_id = :tenant))
                        select what || ': ' || coalesce(is_, 0) || ' is not ' || coalesce(should, 0) from claim
                        where coalesce(is_, 0) <> coalesce(should, 0)
                        """)
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }
}
