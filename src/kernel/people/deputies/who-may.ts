import { staffRoleKeys } from "../roles.ts";

const isStaffSql = (person: string): string => `exists (select from persons p join memberships m on m.person_id = p.id
  where p.id = ${person} and p.is_active and m.role = any('{${staffRoleKeys.join()}}'))`;

/** Rows of memberships (`n`) of whoever belongs to a customer the person represents; `q` is the one who holds it. */
const ofTheirHouseSql = (person: string): string => `from memberships m
    join organisations o on o.id = m.organisation_id
    join organisations a on a.is_customer and a.id = any(o.path)
    join organisations h on h.path @> array[a.id] and h.archived_at is null
    join memberships n on n.organisation_id = h.id and n.role in ('customer', 'customer-representative')
    join persons q on q.id = n.person_id and q.is_active
  where m.person_id = ${person} and m.role = 'customer-representative'`;

/**
 * May one stand in for the other? Our own for our own; for whoever represents a customer somebody of that very house: what one house asks
 * for is never put before another. `person` and `deputy` are columns or parameters of type bigint.
 */
export const mayStandInSql = (person: string, deputy: string): string =>
  `case when ${isStaffSql(person)} then ${isStaffSql(deputy)}
    else exists (select ${ofTheirHouseSql(person)} and n.person_id = ${deputy}) end`;

/** The others a customer's representative may name, as `mayStandInSql` would let them, whose role holds on the day; ids of persons. */
export const mayBeNamedSql = (person: string, day: string): string => `select n.person_id ${ofTheirHouseSql(person)}
  and n.person_id <> ${person} and n.from_day <= ${day} and (n.until_day is null or n.until_day >= ${day})`;
