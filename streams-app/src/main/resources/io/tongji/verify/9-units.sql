-- What each unit adds to each measure in each month in which it counts somewhere.

SELECT
  c.measure, h.code, h.holding, c.month, l.profile, l.expected, c.returned,
  c.ytd, c.m, c.q, c.base_ytd, c.base_m, c.base_q, c.ytd_then
FROM contribution c
JOIN located l USING (unit, month)
JOIN holding h USING (unit, month)
WHERE l.expected OR c.measure IN (SELECT measure FROM indicator WHERE of_events)
ORDER BY c.measure, c.month, h.code;
