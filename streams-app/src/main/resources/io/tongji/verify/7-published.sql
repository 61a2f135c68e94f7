-- Every aggregate: of each month in which the indicator has a return, and of quarters and years
-- of which something is known. v is the month, the quarter or the year; ytd belongs to months.

WITH compared AS (
  SELECT
    c.*, i.base, t.amount AS target,
    year_before.m AS prior_m, year_before.ytd AS prior_ytd, year_before.q AS prior_q,
    month_before.m AS prev_m,
    CASE WHEN coalesce(c.ytd, year_before.ytd) IS NOT NULL
      THEN coalesce(c.ytd, 0) - coalesce(c.base_ytd, 0) END AS bridge_same,
    coalesce(c.base_ytd, 0) - coalesce(stayed.base, 0) AS bridge_entrants,
    coalesce(year_before.ytd, 0) - coalesce(stayed.before, 0) AS bridge_leavers,
    coalesce(stayed.base, 0) - coalesce(stayed.before, 0) AS bridge_restatement
  FROM cell c
  JOIN indicator i USING (indicator)
  JOIN (SELECT DISTINCT indicator, month FROM cell WHERE reported > 0) USING (indicator, month)
  LEFT JOIN cell year_before
    ON (year_before.indicator, year_before.area, year_before.activity, year_before.month)
      = (c.indicator, c.area, c.activity, c.month - 12)
  -- 环比 needs two single months: none where January and February are one period.
  LEFT JOIN cell month_before
    ON (month_before.indicator, month_before.area, month_before.activity, month_before.month)
      = (c.indicator, c.area, c.activity, c.month - 1)
    AND (i.january OR c.month % 12 >= 3)
  LEFT JOIN stayed_cell stayed
    ON (stayed.indicator, stayed.area, stayed.activity, stayed.month)
      = (c.indicator, c.area, c.activity, c.month)
  LEFT JOIN target t
    ON c.activity = '_T' AND t.indicator = c.indicator AND t.area = c.area
      AND t.year = c.month // 12
)
SELECT
  'M' AS freq, indicator, area, activity, month AS period, base,
  m AS v, CASE base WHEN 'RESTATED' THEN base_m ELSE prior_m END AS base_v, prior_m AS prior_v,
  ytd, CASE base WHEN 'RESTATED' THEN base_ytd ELSE prior_ytd END AS base_ytd, prior_ytd,
  prev_m, carry, expected, reported, base_expected, base_received, target,
  bridge_same, bridge_entrants, bridge_leavers, bridge_restatement
FROM compared
UNION ALL
SELECT
  'Q', indicator, area, activity, month // 3, base,
  q, CASE base WHEN 'RESTATED' THEN base_q ELSE prior_q END, prior_q,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL
FROM compared
WHERE q IS NOT NULL
UNION ALL
SELECT
  'A', indicator, area, activity, month // 12, base,
  ytd, CASE base WHEN 'RESTATED' THEN base_ytd ELSE prior_ytd END, prior_ytd,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  bridge_same, bridge_entrants, bridge_leavers, bridge_restatement
FROM compared
WHERE month % 12 = 11 AND ytd IS NOT NULL;
