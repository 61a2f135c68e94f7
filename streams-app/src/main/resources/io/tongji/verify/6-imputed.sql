-- What units will report that are expected and have not: what they reported a year before times the
-- ratio of the units of their stratum that have reported. Run only where some indicator estimates.

-- Of several rules the last that holds in the year.
CREATE TABLE imputing AS
SELECT indicator, month, units, coverage, ratio
FROM (
  SELECT i.*, m.month
  FROM (SELECT DISTINCT indicator, month FROM cell) m
  JOIN imputation i
    ON i.indicator = m.indicator AND m.month // 12 BETWEEN i.from_year AND i.to_year
  QUALIFY row_number() OVER (PARTITION BY m.indicator, m.month ORDER BY i.seq DESC) = 1
)
WHERE kind = 'LAST_YEAR';

-- Months in which units that weigh enough have reported.
CREATE TABLE covered AS
SELECT i.*
FROM imputing i
JOIN (
  SELECT
    c.indicator, s.month,
    sum(s.base_expected) AS expected, coalesce(sum(s.base_received), 0) AS received
  FROM counted_industry_month c
  JOIN profile_sum s USING (profile, measure, month)
  GROUP BY c.indicator, s.month
) w USING (indicator, month)
WHERE w.expected > 0 AND 10000 * w.received >= i.coverage * w.expected;

-- Units with a return in both years that were on the indicator's list then too: of the division, the
-- section and of all that they are in now, wherever they are.
CREATE TABLE respondents AS
SELECT
  here.indicator, activity.activity, s.month,
  sum(s.units) AS units, sum(s.ytd)::HUGEINT AS now, sum(s.before)::HUGEINT AS before
FROM stayed s
JOIN counted_industry_month here
  ON (here.profile, here.measure, here.month) = (s.profile, s.measure, s.month)
SEMI JOIN covered ON (covered.indicator, covered.month) = (here.indicator, here.month)
JOIN listed there ON (there.profile, there.indicator) = (s.profile_before, here.indicator)
JOIN industry_activity activity ON (activity.industry, activity.month) = (here.industry, s.month)
WHERE activity.activity IN (SELECT activity FROM activity)
GROUP BY here.indicator, activity.activity, s.month;

-- Units missing from a place: all that belong to the same cells.
CREATE TABLE outstanding AS
SELECT
  c.indicator, s.month, min(c.profile) AS profile,
  sum(s.units_outstanding) AS units, sum(s.base_outstanding)::HUGEINT AS base
FROM counted_industry_month c
SEMI JOIN covered ON (covered.indicator, covered.month) = (c.indicator, c.month)
JOIN profile_sum s USING (profile, measure, month)
JOIN (SELECT profile, list_sort(list(area)) AS areas FROM profile_area GROUP BY profile) a
  USING (profile)
JOIN (
  SELECT industry, month, list_sort(list(activity)) AS activities
  FROM industry_activity
  GROUP BY industry, month
) b USING (industry, month)
WHERE s.units_outstanding > 0
GROUP BY c.indicator, s.month, a.areas, b.activities;

-- By the division, else by the section, else by all: the first whose units suffice.
CREATE TABLE estimated AS
SELECT
  o.indicator, o.month, o.profile, p.industry, o.units, o.base,
  -- 四舍五入, a half away from 0
  sign(o.base) * ((2 * abs(o.base) * r.now + r.before) // (2 * r.before)) AS amount
FROM outstanding o
JOIN profile p USING (profile)
JOIN covered rule USING (indicator, month)
JOIN industry_activity stratum ON (stratum.industry, stratum.month) = (p.industry, o.month)
JOIN respondents r
  ON (r.indicator, r.month, r.activity) = (o.indicator, o.month, stratum.activity)
WHERE r.units >= rule.units AND r.before > 0 AND r.now >= 0
  AND 10000 * r.now <= rule.ratio * r.before
QUALIFY row_number() OVER (
  PARTITION BY o.indicator, o.month, o.profile
  ORDER BY CASE WHEN r.activity = '_T' THEN 3 WHEN length(r.activity) = 1 THEN 2 ELSE 1 END) = 1;

UPDATE cell
SET
  ytd = coalesce(cell.ytd, 0) + e.amount, base_ytd = coalesce(cell.base_ytd, 0) + e.base,
  imputed_units = e.units, imputed = e.amount, imputed_base = e.base
FROM (
  SELECT
    e.indicator, a.area, b.activity, e.month,
    sum(e.units)::INTEGER AS units, sum(e.amount)::BIGINT AS amount, sum(e.base)::BIGINT AS base
  FROM estimated e
  JOIN profile_area a USING (profile)
  JOIN industry_activity b ON (b.industry, b.month) = (e.industry, e.month)
  GROUP BY e.indicator, a.area, b.activity, e.month
) e
WHERE (cell.indicator, cell.area, cell.activity, cell.month)
  = (e.indicator, e.area, e.activity, e.month);
