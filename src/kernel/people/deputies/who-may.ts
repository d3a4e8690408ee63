import { staffRoleKeys } from "../roles.ts";

const isStaffSql = (person: string): string => `exists (select from persons p join memberships m on m.person_id = p.id
  where p.id = ${person} and p.is_active and m.role = any('{${staffRoleKeys.join()}}'))`;

const isOfTheirHouseSql = (person: string, deputy: string): string => `exists (select from memberships m
    join organisations o on o.id = m.organisation_id
    join memberships n on n.person_id = ${deputy} and n.role in ('customer', 'customer-representative')
    join organisations h on h.id = n.organisation_id and h.archived_at is null
    join persons q on q.id = n.person_id and q.is_active
  where m.person_id = ${person} and m.role = 'customer-representative'
    and exists (select from organisations a where a.is_customer and a.id = any(o.path) and a.id = any(h.path)))`;

/**
 * May one stand in for the other? Our own for our own; for whoever represents a customer somebody of that very house: what one house asks
 * for is never put before another. `person` and `deputy` are columns or parameters of type bigint.
 */
export const mayStandInSql = (person: string, deputy: string): string =>
  `case when ${isStaffSql(person)} then ${isStaffSql(deputy)} else ${isOfTheirHouseSql(person, deputy)} end`;
