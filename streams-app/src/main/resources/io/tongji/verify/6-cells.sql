-- Sums of every cell: area, activity and month of an indicator. A sum of nothing known is null.

CREATE TABLE profile_month AS
SELECT profile, month, count(*) FILTER (WHERE expected) AS expected
FROM located
GROUP BY profile, month;

CREATE TABLE profile_sum AS
SELECT
  measure, profile, month, count(*) FILTER (WHERE returned AND expected) AS reported,
  sum(m) AS m, sum(base_m) AS base_m, sum(carry) AS carry,
  sum(ytd) AS ytd, sum(base_ytd) AS base_ytd,
  sum(q) AS q, sum(base_q) AS base_q,
  sum(ytd_then) FILTER (WHERE expected) AS base_expected,
  sum(ytd_then) FILTER (WHERE returned AND expected) AS base_received,
  count(ytd_then) FILTER (WHERE expected AND NOT returned) AS units_outstanding,
  sum(ytd_then) FILTER (WHERE expected AND NOT returned) AS base_outstanding
FROM contribution
JOIN located USING (unit, month)
WHERE expected OR measure IN (SELECT measure FROM indicator WHERE of_events)
GROUP BY measure, profile, month;

-- Units that know their cumulative both of a month and of a year before, by where they are and where
-- they were.
CREATE TABLE stayed AS
SELECT
  c.measure, here.profile, there.profile AS profile_before, c.month,
  count(*) AS units, sum(c.base_ytd) AS base, sum(c.ytd_then) AS before, sum(c.ytd) AS ytd,
  sum(c.m) FILTER (WHERE c.m_then IS NOT NULL) AS m,
  sum(c.base_m) FILTER (WHERE c.m_then IS NOT NULL) AS base_m,
  sum(c.m_then) FILTER (WHERE c.m IS NOT NULL) AS m_then,
  sum(c.q) FILTER (WHERE c.q_then IS NOT NULL) AS q,
  sum(c.base_q) FILTER (WHERE c.q_then IS NOT NULL) AS base_q,
  sum(c.q_then) FILTER (WHERE c.q IS NOT NULL) AS q_then
FROM contribution c
JOIN located here ON (here.unit, here.month) = (c.unit, c.month)
JOIN located there ON (there.unit, there.month) = (c.unit, c.month - 12)
WHERE c.ytd IS NOT NULL AND c.ytd_then IS NOT NULL
  AND (here.expected AND there.expected
    OR c.measure IN (SELECT measure FROM indicator WHERE of_events))
GROUP BY c.measure, here.profile, there.profile, c.month;

CREATE TABLE counted_industry_month AS
SELECT c.profile, c.industry, c.indicator, c.measure, m.month
FROM counted c
CROSS JOIN month_in_question m
WHERE c.indicator NOT IN (SELECT indicator FROM indicator_theme)
  OR (c.indicator, c.industry, m.month) IN (
    SELECT (i.indicator, t.industry, t.month)
    FROM indicator_theme i
    JOIN industry_theme t USING (theme));

-- They have stayed in the cells that hold both places.
CREATE TABLE stayed_cell AS
SELECT
  here.indicator, area.area, activity.activity, s.month,
  sum(s.base)::BIGINT AS base, sum(s.before)::BIGINT AS before,
  sum(s.base_m)::BIGINT AS base_m, sum(s.m_then)::BIGINT AS m_then,
  sum(s.base_q)::BIGINT AS base_q, sum(s.q_then)::BIGINT AS q_then
FROM stayed s
JOIN counted_industry_month here
  ON (here.profile, here.measure, here.month) = (s.profile, s.measure, s.month)
JOIN counted_industry_month there
  ON (there.profile, there.indicator, there.month)
    = (s.profile_before, here.indicator, s.month - 12)
JOIN profile_area area ON area.profile = s.profile
JOIN profile_area area_before
  ON (area_before.profile, area_before.area) = (s.profile_before, area.area)
JOIN industry_activity activity ON (activity.industry, activity.month) = (here.industry, s.month)
JOIN industry_activity activity_before
  ON (activity_before.industry, activity_before.month, activity_before.activity)
    = (there.industry, s.month - 12, activity.activity)
GROUP BY here.indicator, area.area, activity.activity, s.month;

-- They are matched where they are, if they were on the indicator's list too.
CREATE TABLE matched_cell AS
SELECT
  here.indicator, area.area, activity.activity, s.month,
  sum(s.before)::BIGINT AS ytd_then, sum(s.ytd)::BIGINT AS ytd,
  sum(s.m)::BIGINT AS m, sum(s.m_then)::BIGINT AS m_then,
  sum(s.q)::BIGINT AS q, sum(s.q_then)::BIGINT AS q_then
FROM stayed s
JOIN counted_industry_month here
  ON (here.profile, here.measure, here.month) = (s.profile, s.measure, s.month)
JOIN listed there ON (there.profile, there.indicator) = (s.profile_before, here.indicator)
JOIN profile_area area ON area.profile = s.profile
JOIN industry_activity activity ON (activity.industry, activity.month) = (here.industry, s.month)
WHERE here.indicator IN (
  SELECT indicator FROM indicator WHERE base = 'MATCHED'
  UNION ALL
  SELECT indicator FROM policy WHERE base = 'MATCHED')
GROUP BY here.indicator, area.area, activity.activity, s.month;

CREATE TABLE industry_cell AS
SELECT
  c.indicator, a.area, c.industry, u.month,
  sum(u.expected) AS expected, coalesce(sum(s.reported), 0) AS reported,
  sum(s.m) AS m, sum(s.base_m) AS base_m, sum(s.carry) AS carry,
  sum(s.ytd) AS ytd, sum(s.base_ytd) AS base_ytd,
  sum(s.q) AS q, sum(s.base_q) AS base_q,
  sum(s.base_expected) AS base_expected, sum(s.base_received) AS base_received
FROM profile_month u
JOIN counted_industry_month c USING (profile, month)
JOIN profile_area a USING (profile)
LEFT JOIN profile_sum s
  ON s.profile = u.profile AND s.month = u.month AND s.measure = c.measure
GROUP BY c.indicator, a.area, c.industry, u.month;

CREATE TABLE cell AS
SELECT
  c.indicator, c.area, a.activity, c.month,
  sum(expected)::INTEGER AS expected, sum(reported)::INTEGER AS reported,
  sum(m)::BIGINT AS m, sum(base_m)::BIGINT AS base_m, sum(carry)::BIGINT AS carry,
  sum(ytd)::BIGINT AS ytd, sum(base_ytd)::BIGINT AS base_ytd,
  sum(q)::BIGINT AS q, sum(base_q)::BIGINT AS base_q,
  sum(base_expected)::BIGINT AS base_expected,
  CASE WHEN sum(base_expected) IS NOT NULL THEN coalesce(sum(base_received), 0)::BIGINT END
    AS base_received,
  -- What is estimated of ytd and base_ytd: filled in where an indicator estimates.
  0 AS imputed_units, 0::BIGINT AS imputed, 0::BIGINT AS imputed_base
FROM industry_cell c
JOIN industry_activity a USING (industry, month)
GROUP BY c.indicator, c.area, a.activity, c.month
HAVING sum(expected) > 0 OR sum(ytd) IS NOT NULL;
