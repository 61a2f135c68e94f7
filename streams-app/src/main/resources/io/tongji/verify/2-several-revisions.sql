-- Returns of which several were handed in for one unit, form and period, in the order of the log.

SELECT *
FROM handed_in
SEMI JOIN (
  SELECT form, unit, month FROM handed_in GROUP BY form, unit, month HAVING count(*) > 1
) USING (form, unit, month)
ORDER BY form, unit, month, seq;
