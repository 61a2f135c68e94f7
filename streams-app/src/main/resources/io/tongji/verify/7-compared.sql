-- Each cell beside those that it is compared with, in months in which the indicator has a return or
-- a figure.

CREATE TABLE indicator_year AS
SELECT
  i.indicator, y.year,
  coalesce(arg_max(p.base, p.seq) FILTER (WHERE p.base IS NOT NULL), any_value(i.base)) AS base,
  coalesce(arg_max(p.schedule, p.seq) FILTER (WHERE p.schedule IS NOT NULL), 'MONTHS') AS schedule
FROM indicator i
CROSS JOIN (SELECT DISTINCT month // 12 AS year FROM cell) y
LEFT JOIN policy p ON p.indicator = i.indicator AND y.year BETWEEN p.from_year AND p.to_year
GROUP BY i.indicator, y.year;

-- With the months compared with: each join below is then on equal columns alone, which is quick.
CREATE TABLE open_cell AS
SELECT
  c.*, i.base AS kind, i.schedule, c.month // 12 AS year,
  c.month - 12 AS month_then, c.month // 12 * 12 - 1 AS december_then,
  -- 环比 needs two single months: none where January and February are one period.
  CASE WHEN indicator.january OR c.month % 12 >= 3 THEN c.month - 1 END AS month_before,
  CASE c.activity WHEN '_T' THEN c.indicator END AS aimed, indicator.imputes
FROM cell c
JOIN indicator USING (indicator)
JOIN indicator_year i ON (i.indicator, i.year) = (c.indicator, c.month // 12)
SEMI JOIN (SELECT DISTINCT indicator, month FROM cell WHERE reported > 0 OR ytd IS NOT NULL) open
  ON (open.indicator, open.month) = (c.indicator, c.month);

-- Why a total differs from last year's: of the units that stayed, the base and what they had then.
CREATE MACRO bridge_of(total, base, last_year, stayed_base, stayed_then) AS
  CASE WHEN coalesce(total, last_year) IS NOT NULL THEN struct_pack(
    same := coalesce(total, 0) - coalesce(base, 0),
    entrants := coalesce(base, 0) - coalesce(stayed_base, 0),
    leavers := coalesce(last_year, 0) - coalesce(stayed_then, 0),
    restatement := coalesce(stayed_base, 0) - coalesce(stayed_then, 0)) END;

CREATE TABLE compared AS
SELECT
  c.* EXCLUDE (year, month_then, december_then, month_before, aimed),
  year_before.m AS prior_m, year_before.ytd AS prior_ytd, year_before.q AS prior_q,
  before.m AS prev_m, matched.ytd AS matched_ytd, matched.ytd_then,
  matched.m AS matched_m, matched.m_then, matched.q AS matched_q, matched.q_then,
  -- Of what was reported; what is estimated is a part of its own.
  bridge_of(
    c.ytd - c.imputed, c.base_ytd - c.imputed_base, year_before.ytd - year_before.imputed,
    stayed.base, stayed.before) AS ytd_bridge,
  bridge_of(c.m, c.base_m, year_before.m, stayed.base_m, stayed.m_then) AS m_bridge,
  bridge_of(c.q, c.base_q, year_before.q, stayed.base_q, stayed.q_then) AS q_bridge,
  last_year.ytd AS prior_year, coalesce(year_before.imputed, 0) AS prior_imputed,
  -- 四舍五入 of the base adopted, or of last year's total, grown by t.growth / 10^8
  CASE WHEN t.growth IS NULL THEN t.amount
    WHEN coalesce(t.base, last_year.ytd) > 0
    THEN ((2 * coalesce(t.base, last_year.ytd)::HUGEINT * (100000000 + t.growth) + 100000000)
      // 200000000)::BIGINT END AS aim
FROM open_cell c
LEFT JOIN cell year_before
  ON (year_before.indicator, year_before.area, year_before.activity, year_before.month)
    = (c.indicator, c.area, c.activity, c.month_then)
LEFT JOIN cell last_year
  ON (last_year.indicator, last_year.area, last_year.activity, last_year.month)
    = (c.indicator, c.area, c.activity, c.december_then)
LEFT JOIN cell before
  ON (before.indicator, before.area, before.activity, before.month)
    = (c.indicator, c.area, c.activity, c.month_before)
LEFT JOIN stayed_cell stayed
  ON (stayed.indicator, stayed.area, stayed.activity, stayed.month)
    = (c.indicator, c.area, c.activity, c.month)
LEFT JOIN matched_cell matched
  ON (matched.indicator, matched.area, matched.activity, matched.month)
    = (c.indicator, c.area, c.activity, c.month)
LEFT JOIN target t ON (t.indicator, t.area, t.year) = (c.aimed, c.area, c.year);

-- Last year's totals in the first release that states them, beside the period of a year later.
CREATE TABLE first_released AS
SELECT
  freq, indicator, area, activity,
  period + CASE freq WHEN 'M' THEN 12 WHEN 'Q' THEN 4 ELSE 1 END AS period,
  arg_min(m, seq) FILTER (WHERE m IS NOT NULL) AS m,
  arg_min(whole, seq) FILTER (WHERE whole IS NOT NULL) AS whole
FROM released
GROUP BY freq, indicator, area, activity, period;

CREATE MACRO base_of(kind, restated, matched, total, first) AS
  CASE kind WHEN 'RESTATED' THEN restated WHEN 'MATCHED' THEN matched
    WHEN 'PUBLISHED' THEN coalesce(first, total) ELSE total END;
