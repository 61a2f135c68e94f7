-- One measure's share of "stated"; ${...} is filled in from the catalogue.

INSERT INTO stated
SELECT ${measure}, ${prior}, unit, month, ytd_given, month_given
FROM (
  SELECT unit, month, ${ytd} AS ytd_given, ${month} AS month_given
  FROM handed_in
  ANTI JOIN not_in_force USING (seq)
  WHERE form = ${form} AND NOT withdrawn
)
WHERE ytd_given IS NOT NULL OR month_given IS NOT NULL;

-- A return that gives neither cumulative nor month of the measure is a return all the same.
INSERT INTO silent
SELECT ${measure}, unit, month
FROM handed_in
ANTI JOIN not_in_force USING (seq)
WHERE form = ${form} AND NOT withdrawn AND NOT ${prior}
  AND coalesce(${ytd}, ${month}) IS NULL;
