-- Each cell beside those that it is compared with, in months in which the indicator has a return.

CREATE TABLE indicator_year AS
SELECT
  i.indicator, y.year,
  coalesce(arg_max(p.base, p.seq) FILTER (WHERE p.base IS NOT NULL), any_value(i.base)) AS base,
  coalesce(arg_max(p.schedule, p.seq) FILTER (WHERE p.schedule IS NOT NULL), 'MONTHS') AS schedule
FROM indicator i
CROSS JOIN (SELECT DISTINCT month // 12 AS year FROM cell) y
LEFT JOIN policy p ON p.indicator = i.indicator AND y.year BETWEEN p.from_year AND p.to_year
GROUP BY i.indicator, y.year;

CREATE TABLE compared AS
SELECT
  c.*, i.base AS kind, i.schedule,
  year_before.m AS prior_m, year_before.ytd AS prior_ytd, year_before.q AS prior_q,
  month_before.m AS prev_m, stayed.ytd AS matched_ytd, stayed.before AS ytd_then,
  stayed.m AS matched_m, stayed.m_then, stayed.q AS matched_q, stayed.q_then,
  CASE WHEN coalesce(c.ytd, year_before.ytd) IS NOT NULL
    THEN coalesce(c.ytd, 0) - coalesce(c.base_ytd, 0) END AS bridge_same,
  coalesce(c.base_ytd, 0) - coalesce(stayed.base, 0) AS bridge_entrants,
  coalesce(year_before.ytd, 0) - coalesce(stayed.before, 0) AS bridge_leavers,
  coalesce(stayed.base, 0) - coalesce(stayed.before, 0) AS bridge_restatement,
  last_year.ytd AS prior_year,
  -- 四舍五入 of last year's total grown by t.growth / 10^8
  CASE WHEN t.growth IS NULL THEN t.amount
    WHEN last_year.ytd > 0
    THEN ((2 * last_year.ytd::HUGEINT * (100000000 + t.growth) + 100000000)
      // 200000000)::BIGINT END AS aim
FROM cell c
JOIN indicator USING (indicator)
JOIN indicator_year i ON (i.indicator, i.year) = (c.indicator, c.month // 12)
JOIN (SELECT DISTINCT indicator, month FROM cell WHERE reported > 0) open
  ON (open.indicator, open.month) = (c.indicator, c.month)
LEFT JOIN cell year_before
  ON (year_before.indicator, year_before.area, year_before.activity, year_before.month)
    = (c.indicator, c.area, c.activity, c.month - 12)
LEFT JOIN cell last_year
  ON (last_year.indicator, last_year.area, last_year.activity, last_year.month)
    = (c.indicator, c.area, c.activity, c.month // 12 * 12 - 1)
-- 环比 needs two single months: none where January and February are one period.
LEFT JOIN cell month_before
  ON (month_before.indicator, month_before.area, month_before.activity, month_before.month)
    = (c.indicator, c.area, c.activity, c.month - 1)
  AND (indicator.january OR c.month % 12 >= 3)
LEFT JOIN stayed_cell stayed
  ON (stayed.indicator, stayed.area, stayed.activity, stayed.month)
    = (c.indicator, c.area, c.activity, c.month)
LEFT JOIN target t
  ON c.activity = '_T' AND t.indicator = c.indicator AND t.area = c.area
    AND t.year = c.month // 12;

CREATE MACRO base_of(kind, restated, matched, total) AS
  CASE kind WHEN 'RESTATED' THEN restated WHEN 'MATCHED' THEN matched ELSE total END;
