-- One measure's share of "stated", of events; ${...} is filled in from the catalogue.
-- An event counts from its month to December; a unit has no return before its first one of the year.

INSERT INTO stated
WITH counting AS (
  SELECT *
  FROM event e
  WHERE (${counts})
    AND NOT EXISTS (SELECT 1 FROM event s WHERE s.unit = e.unit AND s.supersedes = e.event)
),
reported AS (
  SELECT unit, unnest(range(min(month), (month // 12 + 1) * 12)) AS month
  FROM counting
  GROUP BY unit, month // 12
),
cumulated AS (
  SELECT r.unit, r.month, CAST(${value} AS BIGINT) AS ytd
  FROM reported r
  JOIN counting c ON c.unit = r.unit AND c.month // 12 = r.month // 12 AND c.month <= r.month
  GROUP BY r.unit, r.month
)
SELECT
  ${measure}, false, unit, month, ytd,
  ytd - coalesce(lag(ytd) OVER (PARTITION BY unit, month // 12 ORDER BY month), 0)
FROM cumulated;
